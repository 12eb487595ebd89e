"""What is said at length: its graph, dictionaries and weights of its words."""
