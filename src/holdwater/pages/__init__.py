"""Pages that a browser shows: served to this machine alone, and with nothing foreign."""
