"""One thread, looked at in a minute: counts and a timeline, and no grade."""
