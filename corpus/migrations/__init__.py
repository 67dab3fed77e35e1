"""The history of the archive's tables, run by `corpus.archive_migrate`."""
