"""Geometry → path data of SVG, in pixels of a panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.errors import GEOSException

from surveycheck.picture.scene import Box

Geometry = Any
"""A shapely geometry; shapely carries no types."""

SIMPLER = (0.35, 1.0, 2.5, 6.0)
"""Pixels by which a line may be moved to save points; the next one is taken where a path is still too long."""

LONGEST = 900
"""Characters of one path, if a coarser line can keep to it."""


@dataclass(frozen=True)
class Frame:
    """A panel: ``width`` × ``height`` pixels at ``left`` on the page show the drawing around ``centre`` at ``scale``
    pixels a drawing unit, north up."""

    left: float
    width: float
    height: float
    centre: tuple[float, float]
    scale: float

    @property
    def box(self) -> Box:
        half = (self.width / 2 / self.scale, self.height / 2 / self.scale)
        x, y = self.centre
        return (x - half[0], y - half[1], x + half[0], y + half[1])

    def pixels(self, coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n, 2) drawing coordinates → (n, 2) pixels, to a tenth."""
        moved = (coordinates[:, :2] - np.array(self.centre)) * np.array([self.scale, -self.scale])
        places: NDArray[np.float64] = np.round(moved + np.array([self.left + self.width / 2, self.height / 2]), 1)
        return places

    def clip(self, geometry: Geometry) -> Geometry:
        """What of a geometry lies in the panel."""
        try:
            return shapely.clip_by_rect(geometry, *self.box)
        except GEOSException:  # an invalid ring that cannot be cut: its outline can
            return shapely.clip_by_rect(shapely.boundary(geometry), *self.box)


def outline(geometry: Geometry, frame: Frame) -> str:
    """Path data of the lines, or of the outline of an area, within the panel."""
    lines = shapely.boundary(geometry) if geometry.geom_type in ("Polygon", "MultiPolygon") else geometry
    return _short(frame.clip(lines), frame, _lines)


def area(geometry: Geometry, frame: Frame) -> str:
    """Path data of the areas within the panel, holes included (fill rule evenodd); "" for what is no area."""
    if geometry.geom_type not in ("Polygon", "MultiPolygon"):
        return ""
    return _short(frame.clip(geometry), frame, _rings)


def dots(geometry: Geometry, frame: Frame, most: int = 60) -> list[tuple[float, float]]:
    """Pixels of the vertices within the panel; none when there are too many to tell apart."""
    found = shapely.get_coordinates(geometry)
    west, south, east, north = frame.box
    inside = (found[:, 0] >= west) & (found[:, 0] <= east) & (found[:, 1] >= south) & (found[:, 1] <= north)
    places = dict.fromkeys((float(x), float(y)) for x, y in frame.pixels(found[inside]))
    return list(places) if len(places) <= most else []


def number(value: float) -> str:
    """A pixel coordinate in as few characters as can be."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _parts(geometry: Geometry) -> list[Geometry]:
    return [part for part in shapely.get_parts(geometry) if not part.is_empty]


def _short(cut: Geometry, frame: Frame, draw: Callable[[Geometry, Frame], str]) -> str:
    """Path data with no more points than pixels can show, and coarser where it is still long."""
    path = ""
    for pixels in SIMPLER:
        path = draw(shapely.simplify(cut, pixels / frame.scale, preserve_topology=False), frame)
        if len(path) <= LONGEST:
            break
    return path


def _lines(geometry: Geometry, frame: Frame) -> str:
    return "".join(_line(part, frame, False) for part in _parts(geometry) if part.geom_type == "LineString")


def _rings(geometry: Geometry, frame: Frame) -> str:
    parts = [part for part in _parts(geometry) if part.geom_type == "Polygon"]
    rings = [shapely.get_rings(part) for part in shapely.orient_polygons(parts)]
    return "".join(_line(ring, frame, True) for part in rings for ring in part)


def _line(line: Geometry, frame: Frame, closed: bool) -> str:
    places = frame.pixels(shapely.get_coordinates(line))
    kept = places[np.append(True, (places[1:] != places[:-1]).any(axis=1))] if len(places) else places
    if closed and len(kept) > 1 and (kept[0] == kept[-1]).all():
        kept = kept[:-1]
    if len(kept) < 2:
        return ""
    steps = "L".join(f"{number(x)} {number(y)}" for x, y in kept.tolist())
    return f"M{steps}{'Z' if closed else ''}"
