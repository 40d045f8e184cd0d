"""The engine: one background thread that owns every call into torch, spoken to by commands."""
