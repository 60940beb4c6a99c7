"""What is unusual about a thread, one family a file; each asks by SQL, and in whole numbers."""
