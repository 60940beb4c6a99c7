"""Office documents: archives of XML, opened within limits."""
