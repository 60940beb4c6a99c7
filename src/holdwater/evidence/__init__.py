"""Files of evidence, and the figures they tell."""
