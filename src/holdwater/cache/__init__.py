"""What one run made, kept for the next: files that are safe to delete at any time.

Everything is kept under what it was made of (`holdwater.cache.made_with`, and the hashes
of records, evidence and pages), and nothing that depends on the day. What cannot be read
back, whole and as it was written, counts as not there.
"""
