"""A survey as one page of the web that needs nothing beside it."""
