"""SQL over files, each in a database of its own, in a locked child process."""
