"""Pictures of every view of the app: ``python tools/screens.py OUT [--sizes 1366x768,…] [--looks zh-dark,…]
[--views start,…]``.

Chinese and English, light and dark, at 1366×768, 1920×1080 and 3840×2160 (there with a scale of 2, as such screens
have), each as ``SIZE/LANG-THEME/VIEW.png``, and a sheet of all views for each of them as ``SIZE-LANG-THEME.png``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

SIZES = ("1366x768", "1920x1080", "3840x2160")
WIDE = 3000
"""Pixels from which on a screen is shown at twice the scale."""

COLUMNS, THUMB = 4, 640
LOOKS = tuple(f"{lang}-{theme}" for lang in ("zh", "en") for theme in ("light", "dark"))


def of_size(out: Path, width: int, height: int, looks: list[str], wanted: set[str]) -> None:
    """All pictures of one size; the scale of a process cannot be changed once it runs."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from every_view import in_other_words, opened, views
    from PySide6.QtWidgets import QApplication

    scale = 2 if width > WIDE else 1
    keep = QApplication(sys.argv[:1])
    app = opened(*looks[0].split("-"))
    for look in looks:
        in_other_words(app, *look.split("-"))
        folder = out / f"{width}x{height}" / look
        folder.mkdir(parents=True, exist_ok=True)
        for name, shown in views(app, (width // scale, height // scale)):
            if not wanted or name in wanted:
                shown.grab().save(str(folder / f"{name}.png"))
        sheet(sorted(folder.glob("*.png")), out / f"{width}x{height}-{look}.png")
    app.close()
    del keep


def sheet(files: list[Path], target: Path) -> None:
    """All pictures of a folder on one, each with its name."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    read = [(file, QImage(str(file))) for file in files]
    widest = max(image.width() for _, image in read)
    images = [
        (
            file.stem,
            image.scaledToWidth(max(1, THUMB * image.width() // widest), Qt.TransformationMode.SmoothTransformation),
        )
        for file, image in read
    ]
    tall = max(image.height() for _, image in images) + 30
    rows = -(-len(images) // COLUMNS)
    whole = QImage(COLUMNS * (THUMB + 10), rows * tall, QImage.Format.Format_RGB32)
    whole.fill(QColor("#808080"))
    painter = QPainter(whole)
    for number, (name, image) in enumerate(images):
        left, top = number % COLUMNS * (THUMB + 10), number // COLUMNS * tall
        painter.drawText(left + 4, top + 18, name)
        painter.drawImage(left, top + 26, image)
    painter.end()
    whole.save(str(target))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--looks", default=",".join(LOOKS))
    parser.add_argument("--views", default="")
    parser.add_argument("--here", action="store_true", help="in this process, which has the scale of the one size")
    given = parser.parse_args()
    if given.here:
        width, height = map(int, given.sizes.split("x"))
        of_size(given.out, width, height, given.looks.split(","), set(filter(None, given.views.split(","))))
        return
    for size in given.sizes.split(","):
        scale = "2" if int(size.split("x")[0]) > WIDE else "1"
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        words = [sys.executable, __file__, str(given.out), "--sizes", size, "--looks", given.looks]
        words += ["--views", given.views, "--here"]
        subprocess.run(words, env=environment, check=True)


if __name__ == "__main__":
    main()
