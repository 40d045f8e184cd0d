"""`python -m diffusion_studio` is the `diffusion-studio` command.

A frozen program is started here too, and has no other Python to give work to. With
`--read-pickle` first, it is the process that reads a .pt file (`models.pickle_reader`), and nothing
else; with `-m diffusion_studio.MODULE`, it runs that module, as `python -m` does elsewhere.
"""

import os
import sys


def hand_on_the_environment() -> None:
    """Programs that a bundle starts find the system's libraries, not the bundle's.

    PyInstaller's bootloader puts the bundle's folder before them ("LD_LIBRARY_PATH / LIBPATH
    considerations" in its manual). The loader of this process has read that already, so what is
    changed here is only handed on: to a file manager, to ffmpeg, and to the program itself once
    more, which PYINSTALLER_RESET_ENVIRONMENT makes begin as if a person had started it.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        hand_on_the_environment()

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
