"""Where an index lies: segments as sorted arrays, behind a Whoosh index. Only the files named whoosh_* know Whoosh."""
