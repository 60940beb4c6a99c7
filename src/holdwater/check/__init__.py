"""The road: a document in, a report out; pure, with the clock as an argument."""
