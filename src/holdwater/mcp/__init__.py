"""A door for AI assistants: the Model Context Protocol on standard input and output."""
