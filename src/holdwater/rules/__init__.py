"""Rules: statements in, hits out. A rule carries its proof."""
