"""A published exam: judged queries over the samples, asked of Udsyn and of four other engines, each used as its manual advises."""
