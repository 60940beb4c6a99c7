"""SQL over one file, in a locked child process."""
