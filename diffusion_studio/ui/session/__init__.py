"""The session: what a person was doing, kept as they go and brought back at the next start."""
