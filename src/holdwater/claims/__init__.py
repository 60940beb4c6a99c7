"""Statements with signals: what sort of sentence, and what stands behind it."""
