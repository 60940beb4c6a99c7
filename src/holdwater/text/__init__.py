"""Words, sentences and figures: what a text says before anyone judges it."""
