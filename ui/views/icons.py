"""Icons of the rail, drawn in the colour of the text: no file, sharp at every scale."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

SHAPES = {
    "layers": "M12 3 21 8 12 13 3 8zM3 12l9 5 9-5M3 16l9 5 9-5",
    "grade": "M4 20V12h4v8M10 20V4h4v16M16 20V9h4v11M2 20.5h20",
    "accuracy": "M12 2v6M12 16v6M2 12h6M16 12h6M19 12a7 7 0 1 1-14 0a7 7 0 1 1 14 0",
    "unchecked": "M20.5 12a8.5 8.5 0 1 1-17 0a8.5 8.5 0 1 1 17 0M9.5 9.5a2.6 2.6 0 1 1 2.6 2.6v1.7M12.1 16.6v.6",
    "changes": "M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4",
    "waivers": "M6 3h9l4 4v14H6zM15 3v4h4M9 14l2.2 2.3L16 11.5",
    "object": "M5 3l14 8-6 1.6L10.5 19zM13 12.5l5 6",
    "overview": "M4 4h7v7H4zM13.5 4H20v4h-6.5zM13.5 10.5H20V20h-6.5zM4 13.5h7V20H4z",
    "submissions": "M5 3.5h10l4 4v13H5zM15 3.5v4h4M8.5 11.5h7M8.5 14.5h7M8.5 17.5h4.5",
    "batch": "M3 7h6l2 2h10v10.5H3zM10 12l5 3-5 3z",
    "lots": "M4 4h16v4H4zM4 10h16v4H4zM4 16h7M17.5 15.5v6M14.5 18.5h6",
    "inspection": "M5 4h10v16H5zM8 8h4M8 11.5h4M17.8 15.2a2.6 2.6 0 1 1-5.2 0a2.6 2.6 0 1 1 5.2 0M17 17.2l3 3",
    "conclusion": "M12 3l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4L4.200 8.7l5.4-.8z",
    "notices": "M4 5h16v11H9l-5 4zM12 8v3.500M12 13.2v.6",
    "bulletin": "M4 10v4h3l8 5V5L7 10zM18 9.5a4 4 0 0 1 0 5",
    "manual": "M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M11 6.5h9M11 12.5h9M11 18.5h9",
}
"""SVG paths on a sheet of 24 by 24."""

PIXELS = 96
"""Size that they are drawn at; Qt makes them smaller."""


def icon(name: str) -> QIcon:
    """An icon in the colours of the palette: plain, and where its button is down."""
    palette = QApplication.palette()
    made = QIcon()
    made.addPixmap(_drawn(name, palette.color(QPalette.ColorRole.PlaceholderText)), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(_drawn(name, palette.color(QPalette.ColorRole.Link)), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _drawn(name: str, colour: QColor) -> QPixmap:
    path = f'<path d="{SHAPES[name]}" fill="none" stroke="{colour.name()}" stroke-width="1.7"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{path} stroke-linejoin="round"/></svg>'
    pixmap = QPixmap(PIXELS, PIXELS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode("ascii"))).render(painter, QRectF(0, 0, PIXELS, PIXELS))
    painter.end()
    return pixmap
