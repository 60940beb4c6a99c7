"""The site of claim pages: each claim, its evidence, and what is to be known of both."""
