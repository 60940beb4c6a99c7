"""How fast pages are checked: the corpus, whole processes beside rivals, and edits."""
