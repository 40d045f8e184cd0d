"""Pictures of every part of the window, in every look: `diffusion-studio screenshots`."""
