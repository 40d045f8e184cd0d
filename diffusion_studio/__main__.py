"""`python -m diffusion_studio` is the `diffusion-studio` command.

A frozen program is started here too, and has no other Python to give work to. With
`--read-pickle` first, it is the process that reads a .pt file (`models.pickle_reader`), and nothing
else; with `-m diffusion_studio.MODULE`, it runs that module, as `python -m` does elsewhere.
"""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["--read-pickle"]:
        from diffusion_studio.models.pickle_reader import main as read_pickle

        sys.exit(read_pickle(sys.argv[2:]))

    if sys.argv[1:2] == ["-m"] and "".join(sys.argv[2:3]).startswith("diffusion_studio."):
        import runpy

        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        sys.exit(0)

    from diffusion_studio.cli import main

    main()
