"""PDF: order and structure from where the letters stand."""
