"""How it looks: two palettes, colours that hold for colour-blind eyes, and one style sheet (``style.qss``)."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from .settings import SIZES

HERE = Path(__file__).parent

SEVERITY = {"A": "#a4162f", "B": "#b4500b", "C": "#7a6300", "D": "#41637f", "note": "#5a6675"}
"""Class → colour, in lists, cards and on the map; the letter always stands beside it."""

SEVERITY_DARK = {"A": "#ff8f95", "B": "#ffb068", "C": "#e0c95a", "D": "#9cc1e2", "note": "#b4bdc8"}

TONE = {"best": "#17663b", "good": "#17663b", "fair": "#8a5a00", "bad": "#b3261e", "open": "#5b6470"}
TONE_DARK = {"best": "#7bd6a2", "good": "#7bd6a2", "fair": "#f0c05a", "bad": "#ff8a80", "open": "#aeb6c0"}
"""The tone of a verdict → the colour of its word."""

Role = QPalette.ColorRole
LIGHT_COLOURS = {
    Role.Window: "#f4f6f8",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f8fafb",
    Role.Button: "#ffffff",
    Role.WindowText: "#1b2127",
    Role.Text: "#1b2127",
    Role.ButtonText: "#1b2127",
    Role.PlaceholderText: "#68727d",
    Role.Highlight: "#0b63b5",
    Role.HighlightedText: "#ffffff",
    Role.Mid: "#c9d0d8",
    Role.Midlight: "#e3e7ec",
    Role.Link: "#0b63b5",
    Role.ToolTipBase: "#ffffff",
    Role.ToolTipText: "#1b2127",
}
DARK_COLOURS = {
    Role.Window: "#1a1d21",
    Role.Base: "#22262b",
    Role.AlternateBase: "#262b31",
    Role.Button: "#2c3138",
    Role.WindowText: "#e7eaee",
    Role.Text: "#e7eaee",
    Role.ButtonText: "#e7eaee",
    Role.PlaceholderText: "#98a2ad",
    Role.Highlight: "#2f7fd1",
    Role.HighlightedText: "#ffffff",
    Role.Mid: "#454c55",
    Role.Midlight: "#343a42",
    Role.Link: "#7db8f5",
    Role.ToolTipBase: "#2c3138",
    Role.ToolTipText: "#e7eaee",
}

STYLE = Template((HERE / "style.qss").read_text(encoding="utf-8"))


def is_dark(palette: QPalette) -> bool:
    return palette.window().color().lightness() < 128


def severity_colour(severity: str) -> QColor:
    table = SEVERITY_DARK if is_dark(QApplication.palette()) else SEVERITY
    return QColor(table.get(severity, table["D"]))


def tone_colour(tone: str) -> QColor:
    table = TONE_DARK if is_dark(QApplication.palette()) else TONE
    return QColor(table.get(tone, table["open"]))


def dress(app: QApplication, theme: str = "system", size: str = "normal") -> None:
    """Give all windows of ``app`` a theme (system, light, dark) and a size of text (normal, large, huge)."""
    app.setStyle("Fusion")
    dark = theme == "dark" or (theme == "system" and is_dark(app.style().standardPalette()))
    app.setPalette(_palette(DARK_COLOURS if dark else LIGHT_COLOURS))
    pixels = SIZES[size]
    font = QFont(app.font())
    font.setPixelSize(pixels)
    app.setFont(font)
    app.setStyleSheet(
        STYLE.substitute(
            check=(HERE / "check.svg").as_posix(),
            arrow=(HERE / "arrow.svg").as_posix(),
            up=(HERE / "arrow-up.svg").as_posix(),
            small=pixels - 1,
            more=pixels + 1,
            large=pixels + 3,
            title=round(pixels * 1.6),
            huge=round(pixels * 2.4),
        )
    )


def _palette(colours: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    quiet = QColor(colours[Role.PlaceholderText])
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, quiet)
    return palette
