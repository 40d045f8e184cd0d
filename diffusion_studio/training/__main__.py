"""`python -m diffusion_studio.training`: the same as `diffusion-studio train`."""

from diffusion_studio.training.command import train_command

if __name__ == "__main__":
    train_command(prog_name="python -m diffusion_studio.training")
