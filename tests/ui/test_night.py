"""Pictures for white paper in a dark window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from surveycheck.ui.findings.night import by_night

pytestmark = pytest.mark.needs_qt

GROUND = QColor("#22262b")


@pytest.mark.parametrize(
    ("colour", "seen"),
    [("#ffffff", "#22262b"), ("#000000", "#ffffff"), ("#808080", "#909294")],
)
def test_light_and_dark_change_places(qapp, colour, seen):
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert by_night(image, GROUND).pixelColor(4, 2) == QColor(seen)


@pytest.mark.parametrize("colour", ["#c00000", "#0a5aa8", "#2e7d32"])
def test_hues_stay(qapp, colour):
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    black = by_night(image, QColor("#000000")).pixelColor(1, 1)
    assert abs(black.hslHue() - QColor(colour).hslHue()) <= 2
    assert abs(black.lightness() + QColor(colour).lightness() - 255) <= 2


def test_of_no_picture_there_is_none(qapp):
    assert by_night(QImage(), GROUND).isNull()
