"""The door for editors: what `holdwater check` finds, while it is being written."""
