"""What binds both the asker and the child that is asked."""

#: So many small tables share a child at most, and so many databases are opened ahead.
MOST_TOGETHER = 5

#: A table of more bytes has a child of its own.
MOST_BYTES_TOGETHER = 1 << 18
