"""Dumps of a forum into canonical posts: one module for each platform."""
