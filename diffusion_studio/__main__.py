"""`python -m diffusion_studio` is the `diffusion-studio` command."""

from diffusion_studio.cli import main

if __name__ == "__main__":
    main()
