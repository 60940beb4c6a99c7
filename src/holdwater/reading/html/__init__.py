"""HTML pages: parsed, walked, and led back to their source."""
