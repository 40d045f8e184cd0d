"""The program's icon in every size and format that the systems ask for, into packaging/icons/.

    .venv/bin/python packaging/icons.py

Two drawings, ours both: the full one (resources/icons/diffusion-studio.svg), and for 32 pixels and
less a simpler one on a grid of 16 (packaging/icons/small.svg), whose squares fall on whole pixels.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
FULL = ROOT / "resources" / "icons" / "diffusion-studio.svg"
ICONS = ROOT / "packaging" / "icons"
SMALL = ICONS / "small.svg"

SMALL_UP_TO = 32  # pixels
LINUX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 24, 32, 48, 64, 128, 256)
MACOS = (32, 64, 128, 256, 512, 1024)  # 16 and 512 points at two pixels a point among them
NAME = "diffusion-studio"


def drawn(size: int) -> Image.Image:
    """The icon as RGBA, `size` pixels wide and high."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg = SMALL if size <= SMALL_UP_TO else FULL
    QSvgRenderer(str(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (size, size), bytes(plain.constBits()))


def write_icons(folder: Path) -> list[Path]:
    """Every file, in `folder`: NAME-16.png ... NAME-512.png, NAME.ico and NAME.icns."""
    sizes = {size: drawn(size) for size in {*LINUX, *WINDOWS, *MACOS}}
    written = []
    for size in LINUX:
        written.append(folder / f"{NAME}-{size}.png")
        sizes[size].save(written[-1], optimize=True)
    for kind, wanted in (("ico", WINDOWS), ("icns", MACOS)):
        largest, *others = (sizes[size] for size in sorted(wanted, reverse=True))
        written.append(folder / f"{NAME}.{kind}")
        exact = [(size, size) for size in wanted]  # which .ico takes, and .icns has by itself
        largest.save(written[-1], append_images=others, sizes=exact)
    return written


def main() -> int:
    application = QGuiApplication([sys.argv[0], "-platform", "offscreen"])
    for path in write_icons(ICONS):
        print(path.relative_to(ROOT))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
