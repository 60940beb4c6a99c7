"""Bytes into a Document, every character's place remembered."""
