"""Pictures and what made them, for other programs and other people."""
