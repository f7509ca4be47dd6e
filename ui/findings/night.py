"""A picture made for white paper, on a dark ground: light and dark change places, hues stay."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage


def by_night(image: QImage, ground: QColor) -> QImage:
    """The picture with every lightness mirrored (HSL: what was white is as dark as ``ground``, what was black is
    white) and every hue as it was. Opaque; empty where it is."""
    import numpy as np

    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    if flat.isNull():
        return flat
    shape = (flat.height(), flat.bytesPerLine() // 4, 4)
    pixels = np.frombuffer(flat.bits(), np.uint8).reshape(shape)[..., :3].astype(np.int16)
    mirrored = pixels + (255 - pixels.max(axis=2) - pixels.min(axis=2))[..., None]
    dark = np.array([ground.blue(), ground.green(), ground.red()], np.float32)
    made = np.full(shape, 255, np.uint8)
    made[..., :3] = dark + mirrored * (255 - dark) / 255
    night = QImage(made.tobytes(), flat.width(), flat.height(), flat.bytesPerLine(), QImage.Format.Format_RGB32).copy()
    night.setDevicePixelRatio(image.devicePixelRatio())
    return night
