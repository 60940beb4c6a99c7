"""The ground floor: frozen values, and nothing but the standard library."""
