"""`python -m diffusion_studio` is the `diffusion-studio` command.

A frozen program is started here too, and has no other Python to give a .pt file to: with
`--read-pickle` first, it is the process that reads one (`models.pickle_reader`), and nothing else.
"""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["--read-pickle"]:
        from diffusion_studio.models.pickle_reader import main as read_pickle

        sys.exit(read_pickle(sys.argv[2:]))

    from diffusion_studio.cli import main

    main()
