"""How many tables share a child, and how large they may be."""

#: So many small tables share one at most, and so many databases are opened ahead for them.
MOST_TOGETHER = 5

#: A table of more bytes has a child of its own.
MOST_BYTES_TOGETHER = 1 << 18
