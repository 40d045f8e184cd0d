"""Diffusion Studio: make, repair and take apart pictures with diffusion models."""

__version__ = "0.1.0"
