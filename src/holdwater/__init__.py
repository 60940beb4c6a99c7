"""Holdwater: technology claims that hold water."""

__version__ = "0.1.0"
