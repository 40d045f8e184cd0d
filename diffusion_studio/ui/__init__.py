"""The window."""

# Before PySide6: once its import hook is at work it looks into every module that is imported, and
# pydantic 2.14 fails when it is looked into while it is only half there.
import diffusion_studio.recipe as _recipe

__all__: list[str] = []
del _recipe
