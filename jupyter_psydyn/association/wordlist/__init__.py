"""The word-list test: times, possible disturbances, the protocol sheet."""
