"""What a screen asks of a journal: see `desk`."""
