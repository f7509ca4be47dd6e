"""What is wanted of an export; the last wish is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .settings import Settings

KEPT = "export"
MAPPED, PAPER = ("geojson", "gpkg"), ("pdf", "docx")
"""Formats that ask for the coordinate system, and those that an office has templates for."""


@dataclass(frozen=True)
class ExportWish:
    """``formats`` of the engine; ``crs``: the coordinate system of the drawings, "" for as drawn; ``templates``: the
    office's folder, "" for ours; ``key``: the file of the private key that signs, "" for none. A passphrase is never
    kept."""

    formats: tuple[str, ...] = ("html", "json")
    crs: str = ""
    templates: str = ""
    key: str = ""

    def options(self) -> Mapping[str, Any]:
        """``crs`` and ``templates`` as the engine takes them, where one of the formats asks for them."""
        folder = self.templates if self.has(PAPER) else ""
        return {"crs": self.crs if self.has(MAPPED) else "", "templates": Path(folder) if folder else None}

    def has(self, formats: Iterable[str]) -> bool:
        """Whether one of these is wanted."""
        return any(name in self.formats for name in formats)


def wish_of(settings: Settings) -> ExportWish:
    """The wish of the last time; what somebody broke is passed over."""
    row = settings.state(KEPT)
    formats = row.get("formats")
    kept = tuple(map(str, formats)) if isinstance(formats, list) and formats else ExportWish.formats
    return ExportWish(kept, str(row.get("crs", "")), str(row.get("templates", "")), str(row.get("key", "")))


def keep_wish(settings: Settings, wish: ExportWish) -> None:
    """Remember it for the next time."""
    settings.keep_state(KEPT, asdict(wish))
