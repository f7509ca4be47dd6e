"""Our map beside ezdxf's drawing add-on: ``python tools/side_by_side.py OUT FILE.dxf …`` (left ours, right ezdxf's).

One picture for each drawing, both of the same part of the world, so that what differs is seen at once. Neither is the
truth: where they differ, think of what a CAD program shows.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage

SIZE = (760, 560)
PATIENCE = 30.0
"""Seconds that a picture may take."""


def ours(file: Path) -> tuple[QImage, QRectF]:
    """The map of a drawing, and the part of the world that it shows."""
    from PySide6.QtCore import QCoreApplication, QRectF
    from surveycheck.ui.map import MapView

    view = MapView()
    view.resize(*SIZE)
    view.show()
    view.open(file)
    ends, said = time.monotonic() + PATIENCE, []
    view.failed.connect(said.append)
    while not (view.scene and view.settled()) and time.monotonic() < ends and not said:
        QCoreApplication.processEvents()
        if view.words and not view.words.endswith("…") and "：" not in view.words and not view.sheets:
            break
    ends = time.monotonic() + 0.4
    while time.monotonic() < ends:
        QCoreApplication.processEvents()
    image = view.grab().toImage()
    part = QRectF()
    if view.scene is not None:
        east, north = view.scene.sheet.origin
        west, south, far, top = view.viewport.box
        part = QRectF(west + east, south + north, far - west, top - south)
    view.close()
    return image, part


def theirs(file: Path, part: QRectF) -> QImage:
    """What ezdxf draws of the same part."""
    from ezdxf import recover
    from ezdxf.addons.drawing import Frontend, RenderContext
    from ezdxf.addons.drawing.config import BackgroundPolicy, Configuration
    from ezdxf.addons.drawing.pyqt import PyQtBackend
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtWidgets import QAbstractGraphicsShapeItem, QGraphicsLineItem, QGraphicsScene

    scene = QGraphicsScene()
    backend: Any = PyQtBackend(scene)
    document, _ = recover.readfile(file)
    config = Configuration(background_policy=BackgroundPolicy.WHITE)
    Frontend(RenderContext(document), backend, config=config).draw_layout(document.modelspace())
    for item in scene.items():
        if isinstance(item, QAbstractGraphicsShapeItem | QGraphicsLineItem):
            pen = item.pen()  # hairlines, as ours: widths in millimetres of paper are lost at the scale of a map
            pen.setCosmetic(True)
            pen.setWidthF(1.0)
            item.setPen(pen)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, SIZE[1])
    painter.scale(1, -1)
    source = part if not part.isEmpty() else scene.itemsBoundingRect()
    scene.render(painter, QRectF(0, 0, *SIZE), source, Qt.AspectRatioMode.KeepAspectRatio)
    painter.end()
    return image


def pair(file: Path, target: Path) -> None:
    """Both, side by side, with the name of the drawing."""
    from PySide6.QtGui import QColor, QImage, QPainter

    left, part = ours(file)
    try:
        right = theirs(file, part)
    except Exception as error:  # whatever ezdxf cannot draw is said in its place
        right = QImage(*SIZE, QImage.Format.Format_RGB32)
        right.fill(QColor("#dddddd"))
        print(f"{file.name}: ezdxf: {error}", file=sys.stderr)
    whole = QImage(2 * SIZE[0] + 8, SIZE[1] + 22, QImage.Format.Format_RGB32)
    whole.fill(QColor("#888888"))
    painter = QPainter(whole)
    painter.drawText(6, 16, file.name)
    painter.drawImage(0, 22, left)
    painter.drawImage(SIZE[0] + 8, 22, right)
    painter.end()
    whole.save(str(target / f"{file.stem}.png"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    keep = QApplication(sys.argv[:1])
    given.out.mkdir(parents=True, exist_ok=True)
    for file in given.files:
        pair(file, given.out)
    del keep


if __name__ == "__main__":
    main()
