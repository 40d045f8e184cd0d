"""Tries a bundle as a person's machine would have it: moved elsewhere, without a checkout, without
another Python, without a screen and, on Linux, without a network.

    python3 packaging/try_bundle.py [FOLDER]        default: dist/diffusion-studio

What is tried are the ways through the program that load different things: generating, replaying,
restoring, classical methods (scikit-image), the window, training (torch's optimisers) and its end
when the system asks for it, a folder of diffusers, a pickled file, and the program starting itself.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from progress import clock

ROOT = Path(__file__).resolve().parent.parent
MAKER = (
    ROOT / "build" / "bundle" / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
)
SECONDS = 1800  # for one command, on a machine that is busy with other things
OBEYED = 120  # seconds within which a training has saved what it learned, and ends
CLASSICAL = (
    *("wiener", "richardson-lucy", "biharmonic", "total-variation", "non-local-means"),
    *("bicubic", "filtered-back-projection", "pseudo-inverse"),
)

TINY_FOLDER = """
import sys
from diffusers.models.unets.unet_2d import UNet2DModel
UNet2DModel(
    sample_size=16, block_out_channels=(8, 16), layers_per_block=1, norm_num_groups=4,
    down_block_types=("DownBlock2D", "AttnDownBlock2D"), attention_head_dim=8,
    up_block_types=("AttnUpBlock2D", "UpBlock2D"),
).save_pretrained(sys.argv[1])
"""
PICKLE = "import sys, torch; torch.save({'weight': torch.ones(2, 3)}, sys.argv[1])"


class TrialError(Exception):
    """What did not work, in a sentence."""


@dataclass(frozen=True)
class Bundle:
    """The program, moved to a folder of its own, and where it is tried."""

    program: Path
    place: Path

    def call(self, *arguments: str) -> str:
        """Run it; what it prints. TrialError if it fails or warns on stderr."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.place,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        if done.returncode or "Traceback" in done.stderr or "Warning" in done.stderr:
            said = (done.stderr or done.stdout).strip()[-2000:]
            raise TrialError(f"{' '.join(arguments)} ended with {done.returncode}:\n{said}")
        return done.stdout

    def command(self, *arguments: str) -> list[str]:
        return [*_without_network(), str(self.program), *arguments]

    def environment(self) -> dict[str, str]:
        """That of a person who has nothing but the bundle; the home is in `place`."""
        home = self.place / "home"
        home.mkdir(exist_ok=True)
        quiet = {"QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}  # as cores may be busy
        if os.name == "nt":
            return {**os.environ, **quiet, "USERPROFILE": str(home)}
        return {**quiet, "HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"}


def _without_network() -> list[str]:
    """The beginning of a command line that takes the network away, where that can be done."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return []
    command = ["unshare", "--net", "--map-root-user"]
    works = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if works else []


def png_size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG (its IHDR chunk); TrialError if it is none."""
    start = path.read_bytes()[:24] if path.is_file() else b""
    if start[:8] != b"\x89PNG\r\n\x1a\n" or len(start) < 24:
        raise TrialError(f"{path.name} is no PNG.")
    width, height = struct.unpack(">II", start[16:24])
    return width, height


def _version(bundle: Bundle) -> None:
    version = (ROOT / "diffusion_studio" / "__init__.py").read_text("utf-8").split('"')[-2]
    if version not in bundle.call("--version"):
        raise TrialError(f"It is not version {version}.")


def _generate(bundle: Bundle) -> None:
    bundle.call("generate", "--label", "boat", "--seed", "7", "--steps", "8", "--out", "made")
    (picture,) = (bundle.place / "made").glob("*.png")
    if png_size(picture) != (32, 32):
        raise TrialError(f"The picture is {png_size(picture)} and not 32 x 32.")
    bundle.call("replay", str(picture), "--check")  # fails if one pixel differs


def _restore(bundle: Bundle) -> None:
    (example,) = bundle.program.parent.rglob("boat-32.png")
    damage = ["--operator", "gaussian-blur", "--sigma", "1.5", "--noise", "0.02", "--simulate"]
    bundle.call("restore", str(example), *damage, "--steps", "10", "--out", "restored")
    png_size(next((bundle.place / "restored").glob("*.png")))


def _classical(bundle: Bundle) -> None:
    """Every classical method restores a picture, beside one solver."""
    said = bundle.call(
        *("benchmark", "restore", "--pictures", "1", "--samples", "1", "--solver", "ddrm")
    )
    missing = [name for name in CLASSICAL if f"| {name}" not in said]
    if missing:
        raise TrialError(f"What did not restore: {', '.join(missing)}.")


def _window(bundle: Bundle) -> None:
    bundle.call("-m", "diffusion_studio.ui.screenshot", "--out", "window.png", "--language", "ko")
    if png_size(bundle.place / "window.png") != (1280, 800):
        raise TrialError("The window's picture has another size than the window.")


def _screenshots(bundle: Bundle) -> None:
    """The program starts itself: in a process of its own, as Qt takes its scale at the start."""
    looks = ["--language", "en", "--theme", "dark", "--scale", "1", "--only", "dialog-about"]
    bundle.call("screenshots", "--out", "looks", *looks)
    if not list((bundle.place / "looks").rglob("*.png")):
        raise TrialError("No part of the window was taken.")


def _train(bundle: Bundle) -> None:
    """A training on a folder of pictures goes on until the system asks it to end, as it does when
    it shuts down; what it has learned is kept, draws a picture, and goes on."""
    pictures, trained = bundle.place / "pictures", bundle.place / "trained"
    pictures.mkdir(exist_ok=True)
    for example in bundle.program.parent.rglob("examples/*-32.png"):
        shutil.copy(example, pictures)
    small = ["--size", "16", "--channel-mult", "1", "--attention", "none", "--batch", "2"]
    command = ["train", "--data", str(pictures), "--out", str(trained), *small]
    if os.name == "nt":  # there nobody asks a program in a console to end
        bundle.call(*command, "--steps", "20")
    else:
        said = _until_asked_to_end(bundle, [*command, "--steps", "1000000"], trained)
        if "go on with --resume" not in said:
            raise TrialError(f"The training was ended and said: {said}")
    if not (trained / "checkpoint.pt").is_file():
        raise TrialError("The training left no checkpoint.")
    bundle.call("generate", "--model", str(trained / "model"), "--steps", "2", "--out", "learned")
    png_size(next((bundle.place / "learned").glob("*.png")))
    bundle.call("train", "--resume", "--out", str(trained), "--steps", "1")
    if not (trained / "samples.png").is_file():
        raise TrialError("The training that went on left no samples.")


def _until_asked_to_end(bundle: Bundle, command: list[str], folder: Path) -> str:
    """Begin a training in `folder`, and end it by SIGTERM once it has taken some steps; what it
    said. TrialError if it does not obey."""
    steps, deadline = folder / "loss.jsonl", time.monotonic() + SECONDS
    with (
        (bundle.place / "training.txt").open("w+", encoding="utf-8") as said,
        subprocess.Popen(
            bundle.command(*command),
            cwd=bundle.place,
            env=bundle.environment(),
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as training,
    ):
        while training.poll() is None and not (steps.is_file() and steps.stat().st_size):
            if time.monotonic() > deadline:
                training.kill()
                raise TrialError("The training took no step.")
            time.sleep(0.2)
        training.terminate()
        try:
            code = training.wait(OBEYED)
        except subprocess.TimeoutExpired as error:
            training.kill()
            raise TrialError(f"It trained on for {OBEYED} seconds after SIGTERM.") from error
        said.seek(0)
        words = said.read()[-2000:]
    if code:
        raise TrialError(f"The training ended with {code}:\n{words}")
    return words


def _diffusers(bundle: Bundle) -> None:
    folder = bundle.place / "tiny-unet"
    subprocess.run([str(MAKER), "-c", TINY_FOLDER, str(folder)], check=True, capture_output=True)
    card = {"schedule": {"kind": "linear"}}
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    bundle.call("generate", "--model", str(folder), "--steps", "2", "--out", "from-diffusers")
    png_size(next((bundle.place / "from-diffusers").glob("*.png")))


def _pickle(bundle: Bundle) -> None:
    weights, read = bundle.place / "weights.pt", bundle.place / "read.safetensors"
    subprocess.run([str(MAKER), "-c", PICKLE, str(weights)], check=True, capture_output=True)
    bundle.call("--read-pickle", str(weights), str(read), "report.txt", str(8 << 30))
    if not read.is_file():
        raise TrialError("The pickled weights were not converted.")


def _paths(bundle: Bundle) -> None:
    """No file tells where it was built; torch's own libraries, too large to be read, are spared."""
    mark = os.fsencode(ROOT)
    for path in bundle.program.parent.rglob("*"):
        if path.is_file() and path.stat().st_size < 64 << 20 and mark in path.read_bytes():
            raise TrialError(f"{path.name} holds the path of the checkout that it was built in.")


TRIALS: dict[str, Callable[[Bundle], None]] = {
    "version": _version,
    "generate and replay": _generate,
    "restore": _restore,
    "classical methods": _classical,
    "window": _window,
    "its own program": _screenshots,
    "train": _train,
    "diffusers": _diffusers,
    "pickle": _pickle,
    "paths": _paths,
}


def main(argv: Sequence[str]) -> int:
    """Try it all; 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="try_bundle.py", description="Try a bundle.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "dist" / "diffusion-studio")
    parser.add_argument("--only", choices=TRIALS, help="one of the trials")
    parser.add_argument("--keep", type=Path, help="try it in this folder, and leave all there")
    options = parser.parse_args(argv)
    name = "diffusion-studio.exe" if os.name == "nt" else "diffusion-studio"
    if not (options.folder / name).is_file():
        parser.error(f"there is no {options.folder / name}; build it: python3 packaging/bundle.py")
    if options.keep is None:
        with tempfile.TemporaryDirectory(dir=options.folder.parent) as place:
            return _try(options.folder, Path(place), options.only, name)
    options.keep.mkdir(parents=True, exist_ok=True)
    return _try(options.folder, options.keep.absolute(), options.only, name)


def _try(folder: Path, place: Path, only: str | None, name: str) -> int:
    moved = place / "moved elsewhere, ü"
    if not moved.is_dir():
        shutil.copytree(folder, moved, symlinks=True, copy_function=os.link)  # links take no room
    bundle = Bundle(moved / name, place)
    cut = "without a network" if _without_network() else "with the network that there is"
    print(f"{folder}, moved, {cut}", flush=True)
    failed = 0
    for title, trial in TRIALS.items():
        if only in {None, title}:
            started = time.monotonic()
            try:
                trial(bundle)
                said = "passed"
            except (TrialError, subprocess.SubprocessError, OSError) as error:
                failed += 1
                said = f"FAILED: {error}"
            print(f"{title}: {said} in {clock(time.monotonic() - started)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
