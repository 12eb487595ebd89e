"""Chains: how far each thought is from those before, how it turns, how long it takes, what comes again."""
