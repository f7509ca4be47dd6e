"""The icon of the app as Windows wants it: one .ico with a PNG for each size, drawn from ``ui/icon.svg``."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256)
SVG = Path(__file__).resolve().parent.parent / "ui" / "icon.svg"


def pictures() -> list[bytes]:
    """The icon as PNG in every size. Pictures without letters need no application, which would stay in the process."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing, made = QSvgRenderer(str(SVG)), []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not drawing.isValid() or not image.save(buffer, "PNG"):
            raise RuntimeError(f"{SVG.name} cannot be drawn at {size} pixels")
        made.append(bytes(buffer.data().data()))
    return made


def ico(images: list[bytes]) -> bytes:
    """An icon file of PNG images (Windows Vista and later): head, one entry each, the images."""
    head = struct.pack("<HHH", 0, 1, len(images))
    offset = len(head) + 16 * len(images)
    entries = b""
    for size, image in zip(SIZES, images, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return head + entries + b"".join(images)


def write(file: Path) -> None:
    """Write the icon; folders that are missing are made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(ico(pictures()))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
