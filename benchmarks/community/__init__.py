"""A community of nobody, and what is measured on it."""
