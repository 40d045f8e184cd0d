"""The laboratory: particles in the plane, moved by the same loop that makes the pictures."""
