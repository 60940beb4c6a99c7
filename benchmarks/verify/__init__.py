"""Many claims verified: the corpus, whole processes, and changes one at a time."""
