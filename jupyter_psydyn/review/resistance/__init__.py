"""Where something may have got in the way, and when: marks for people to name."""
