"""One reader for each kind of file, named as its tool is."""
