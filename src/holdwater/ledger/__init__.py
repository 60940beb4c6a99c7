"""Claims as code: records, their evidence, and whether the one holds the other."""
