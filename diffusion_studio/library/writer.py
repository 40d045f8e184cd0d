"""A thread of its own for writing, so that a slow disk never holds up the window or a run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from diffusion_studio.library.file_form import PNG, FileForm
from diffusion_studio.library.files import SaveError, new_file, replace_file
from diffusion_studio.recipe import Recipe
from diffusion_studio.sentence import Sentence

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.library.animation import Format
    from diffusion_studio.library.grid import Cells
    from diffusion_studio.sweep import Sweep


@dataclass(frozen=True, slots=True)
class Written:
    """`paths` of the new files. `problem` is empty, or a sentence that says why they (or the last
    of them) lie in another folder than was asked for."""

    paths: tuple[Path, ...]
    problem: str = ""


def refuges() -> tuple[Path, ...]:
    """Where pictures go when their folder cannot be written to."""
    import platformdirs

    name = "diffusion-studio"
    data = platformdirs.user_data_path(name, appauthor=False)
    return data / "rescued", Path(tempfile.gettempdir()) / name


def rescued(
    images: np.ndarray, recipe: Recipe, receipt: dict[str, Any], folder: Path | None = None
) -> tuple[Path, ...]:
    """Write pictures, uint8 [B, H, W, 3], into `folder`, or the first refuge that takes them; their
    files. SaveError where none does. Blocks."""
    return _write_images(images, recipe, receipt, folder or refuges()[0]).paths


def rescue_words(problem: str, folder: Path) -> Sentence:
    """Why pictures are not where they should be, and where they are."""
    return Sentence("{problem} The pictures lie in {folder}.", problem=problem, folder=folder)


class Writer:
    """Writes in the order it was asked, on one thread; every call returns at once.

    A `Future` gives `Written`, or raises SaveError where no folder at all could be written to.
    With Qt: `future.add_done_callback(lambda f: loop.call_soon_threadsafe(...))`, or
    `await asyncio.wrap_future(future)`. Pillow is imported on the thread.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    def write(
        self,
        images: np.ndarray,
        recipe: Recipe,
        receipt: dict[str, Any],
        folder: Path,
        form: FileForm | None = None,
    ) -> Future[Written]:
        """Write every picture of uint8 [B, H, W, 3] as a new file that carries its own recipe; as
        PNG if no form is named.

        Its receipt says as "image" which of its batch it is, unless it says so already.
        """
        return self._thread.submit(_write_images, images, recipe, receipt, folder, form)

    def write_over(
        self,
        images: np.ndarray,
        recipe: Recipe,
        receipt: dict[str, Any],
        path: Path,
        form: FileForm,
    ) -> Future[Written]:
        """Write one picture, uint8 [1, H, W, 3], with its recipe to `path`, over what is there."""
        return self._thread.submit(_write_over, images, recipe, receipt, path, form)

    def write_sheet(
        self, images: np.ndarray, recipe: Recipe, receipt: dict[str, Any], folder: Path
    ) -> Future[Written]:
        """Write the batch side by side in one new PNG, which carries the whole batch's recipe."""
        return self._thread.submit(_write_sheet, images, recipe, receipt, folder)

    def write_animation(
        self, frames: Sequence[np.ndarray], recipe: Recipe, folder: Path, kind: Format = "gif"
    ) -> Future[Written]:
        """Write the steps, each uint8 [B, H, W, 3], as a new moving picture."""
        return self._thread.submit(_write_steps, frames, recipe, folder, kind)

    def write_path_film(
        self, images: np.ndarray, recipe: Recipe, folder: Path, kind: Format = "gif"
    ) -> Future[Written]:
        """Write the pictures of a path, uint8 [B, H, W, 3], as a new film: there and back."""
        return self._thread.submit(_write_path_film, images, recipe, folder, kind)

    def write_tables(
        self, tables: Mapping[str, str], recipe: Recipe, folder: Path
    ) -> Future[Written]:
        """Write tables of numbers about a run, CSV text by what it is about, as new files."""
        return self._thread.submit(_write_tables, tables, recipe, folder)

    def write_grid(self, cells: Cells, sweep: Sweep, folder: Path) -> Future[Written]:
        """Write a sweep's pictures, (row, column) -> uint8 [B, H, W, 3], as one new PNG with
        headings, which carries the sweep."""
        return self._thread.submit(_write_grid, cells, sweep, folder)

    def write_files(
        self, make: Callable[[], Iterable[tuple[str, str, bytes]]], folder: Path
    ) -> Future[Written]:
        """Write what `make`, called on the thread, gives: name without suffix, suffix, content."""
        return self._thread.submit(_write_files, make, folder)

    def close(self) -> None:
        """Finish what was asked for, and end the thread."""
        self._thread.shutdown(wait=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Shelf:
    """The folder asked for, and, once it fails, the next one that can be written to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._others = list(refuges())
        self._paths: list[Path] = []
        self._problem = ""

    def put(self, stem: str, suffix: str, data: bytes) -> None:
        while True:
            try:
                self._paths.append(new_file(self._folder, stem, suffix, data))
            except SaveError as error:
                self._problem = self._problem or str(error)
                if not self._others:
                    raise SaveError(self._problem) from error
                self._folder = self._others.pop(0)
            else:
                return

    def written(self) -> Written:
        return Written(tuple(self._paths), self._problem)


def _write_images(
    images: np.ndarray,
    recipe: Recipe,
    receipt: dict[str, Any],
    folder: Path,
    form: FileForm | None = None,
) -> Written:
    from diffusion_studio.library.names import picture_stem
    from diffusion_studio.library.picture import Provenance, encode_picture, recipe_of_image

    shelf = _Shelf(folder)
    for n, image in enumerate(images):
        own = recipe_of_image(recipe, n)
        provenance = Provenance(own, receipt={"image": n, **receipt})
        data = encode_picture(image, provenance, form or PNG)
        shelf.put(picture_stem(own), (form or PNG).suffix, data)
    return shelf.written()


def _write_over(
    images: np.ndarray, recipe: Recipe, receipt: dict[str, Any], path: Path, form: FileForm
) -> Written:
    from diffusion_studio.library.picture import Provenance, encode_picture

    provenance = Provenance(recipe.alone(0), receipt={"image": 0, **receipt})
    return Written((replace_file(path, encode_picture(images[0], provenance, form)),))


def _write_sheet(
    images: np.ndarray, recipe: Recipe, receipt: dict[str, Any], folder: Path
) -> Written:
    from diffusion_studio.library.names import picture_stem
    from diffusion_studio.library.picture import Provenance, encode_picture
    from diffusion_studio.library.sheet import contact_sheet

    shelf = _Shelf(folder)
    data = encode_picture(
        contact_sheet(images, recipe.columns), Provenance(recipe, receipt=receipt)
    )
    shelf.put(f"{picture_stem(recipe)}-sheet", ".png", data)
    return shelf.written()


def _write_steps(
    frames: Sequence[np.ndarray], recipe: Recipe, folder: Path, kind: Format
) -> Written:
    from diffusion_studio.library.animation import encode_animation
    from diffusion_studio.library.names import picture_stem
    from diffusion_studio.library.picture import Provenance

    shelf = _Shelf(folder)
    data = encode_animation(frames, kind, Provenance(recipe))
    shelf.put(f"{picture_stem(recipe)}-steps", f".{kind}", data)
    return shelf.written()


def _write_path_film(images: np.ndarray, recipe: Recipe, folder: Path, kind: Format) -> Written:
    from diffusion_studio.library.animation import encode_animation
    from diffusion_studio.library.names import picture_stem
    from diffusion_studio.library.picture import Provenance

    there = list(range(len(images)))
    frames = [images[n : n + 1] for n in (*there, *there[-2:0:-1])]
    shelf = _Shelf(folder)
    shelf.put(
        f"{picture_stem(recipe)}-film",
        f".{kind}",
        encode_animation(frames, kind, Provenance(recipe)),
    )
    return shelf.written()


def _write_tables(tables: Mapping[str, str], recipe: Recipe, folder: Path) -> Written:
    from diffusion_studio.library.names import picture_stem

    shelf = _Shelf(folder)
    for about, text in tables.items():
        shelf.put(f"{picture_stem(recipe)}-{about}", ".csv", text.encode("utf-8"))
    return shelf.written()


def _write_files(make: Callable[[], Iterable[tuple[str, str, bytes]]], folder: Path) -> Written:
    shelf = _Shelf(folder)
    for stem, suffix, data in make():
        shelf.put(stem, suffix, data)
    return shelf.written()


def _write_grid(cells: Cells, sweep: Sweep, folder: Path) -> Written:
    from diffusion_studio.library.grid import labelled_grid
    from diffusion_studio.library.names import picture_stem
    from diffusion_studio.library.picture import Provenance, encode_picture

    grid = labelled_grid(cells, sweep.row_words, sweep.column_words)
    names = [each.name for each in (sweep.rows, sweep.columns) if each is not None]
    shelf = _Shelf(folder)
    data = encode_picture(grid, Provenance(sweep.base, sweep=sweep))
    shelf.put(f"{picture_stem(sweep.base)}-by-{'-'.join(names)}", ".png", data)
    return shelf.written()
