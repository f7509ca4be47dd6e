"""How it looks: colours that hold in light and dark and for colour-blind eyes, and one small style sheet."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

SEVERITY = {"A": "#b3261e", "B": "#b45309", "C": "#1d5fa8", "D": "#5b6470", "note": "#5b6470"}
"""Class → colour; the letter always stands beside it."""

SEVERITY_DARK = {"A": "#ff8a80", "B": "#ffb95c", "C": "#8ab8ff", "D": "#aeb6c0", "note": "#aeb6c0"}

STYLE = """
QMainWindow, QWidget { font-size: 14px; }
#verdict { font-size: 40px; font-weight: 600; }
#sentence { font-size: 15px; }
#drop { border: 2px dashed palette(mid); border-radius: 12px; }
#drop[over="true"] { border-color: palette(highlight); }
#dropTitle { font-size: 22px; font-weight: 600; }
QPushButton { padding: 6px 16px; }
QPushButton:focus { outline: 2px solid palette(highlight); }
QTableView { gridline-color: transparent; }
QTableView::item { padding: 0 8px; }
QHeaderView::section { padding: 6px 8px; border: none; border-bottom: 1px solid palette(mid); font-weight: 600; }
QListWidget { border: none; background: transparent; }
"""


def is_dark(palette: QPalette) -> bool:
    return palette.window().color().lightness() < 128


def severity_colour(severity: str) -> QColor:
    table = SEVERITY_DARK if is_dark(QApplication.palette()) else SEVERITY
    return QColor(table.get(severity, table["D"]))
