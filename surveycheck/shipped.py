"""The sample deliverables that are shipped, each with its pack."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CATALOGUE = "catalogue.toml"


@dataclass(frozen=True)
class Sample:
    """A shipped deliverable: where it is, what it shows (Chinese, English), its pack, the words of ``--as``, and
    the deliverable of an earlier stage that it is held against (None: none)."""

    name: str
    path: Path
    pack: str
    title: str
    title_en: str
    roles: tuple[str, ...] = ()
    earlier: Path | None = None


def catalogue() -> tuple[Sample, ...]:
    """The samples in the order of the catalogue; none where they are not installed."""
    from surveycheck import samples

    folder = Path(samples.__file__).parent
    file = folder / CATALOGUE
    if not file.is_file():
        return ()
    return tuple(_sample(folder, row) for row in tomllib.loads(file.read_text(encoding="utf-8"))["sample"])


def _sample(folder: Path, row: Mapping[str, Any]) -> Sample:
    title = str(row["title"])
    words = tuple(str(word) for word in row.get("as", ()))
    english = str(row.get("title_en") or title)
    earlier = folder / str(row["earlier"]) if "earlier" in row else None
    name, path, pack = str(row["name"]), folder / str(row["path"]), str(row.get("pack", ""))
    return Sample(name, path, pack, title, english, words, earlier)
