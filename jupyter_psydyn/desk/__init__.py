"""What a screen asks of a journal, over HTTP and over a kernel's comm alike."""
