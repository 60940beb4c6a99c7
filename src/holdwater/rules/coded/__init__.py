"""Rules that need more than words: one file each, named for the fault.

Each has ``strike(candidate, matches) -> Strike | None``.
"""
