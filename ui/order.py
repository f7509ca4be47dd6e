"""Order: what is to be checked, and how; and what was ordered for each deliverable the last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from .settings import Settings

FILES, WAIVERS, MANUAL = "files", "waivers", "manual"
"""Kinds of what a verdict rests on."""

KEPT = "orders"
MOST_KEPT = 60
"""Deliverables whose settings are remembered."""

KEPT_PATHS = ("earlier", "survey", "waivers", "manual", "since")
"""Fields of an order that are paths and are remembered."""

SHEETS = (".csv", ".xlsx")
"""What the name of a check survey ends with."""


@dataclass(frozen=True)
class Order:
    """``pack`` by name or folder ("": as the deliverable says), ``roles`` the words of ``--as``, ``stage`` of the
    project ("": as the deliverable says); ``earlier``, ``survey``, ``waivers``, ``decisions``, ``manual`` and
    ``since`` (a report from before, to say what was mended) are paths, "" for none, or for the one beside the
    deliverable; ``standard`` grades ("": the one that counts in the pack)."""

    path: Path
    pack: str = ""
    roles: tuple[str, ...] = ()
    stage: str = ""
    earlier: str = ""
    survey: str = ""
    waivers: str = ""
    decisions: str = ""
    manual: str = ""
    since: str = ""
    standard: str = ""

    @property
    def given(self) -> Mapping[str, str]:
        """What is set beside path and pack, by name; the inspector's file is his, not this deliverable's."""
        said = {"stage": self.stage, "earlier": self.earlier, "survey": self.survey, "waivers": self.waivers}
        said |= {"manual": self.manual, "since": self.since, "standard": self.standard}
        return {name: text for name, text in {**said, "roles": " ".join(self.roles)}.items() if text}

    def arguments(self) -> tuple[str, ...]:
        """The words after ``surveycheck check PATH`` that say the same."""
        said = {"--pack": self.pack, "--stage": self.stage, "--earlier": self.earlier, "--check-survey": self.survey}
        said |= {"--waivers": self.waivers, "--decisions": self.decisions, "--manual": self.manual}
        said |= {"--since": self.since, "--standard": self.standard}
        words = [word for option, text in said.items() if text for word in (option, text)]
        return (*words, *(word for role in self.roles for word in ("--as", role)))

    def files(self) -> tuple[Path, ...]:
        """All that a verdict rests on; some of it may not be there."""
        from surveycheck import manual_beside, waivers_beside

        beside = Path(self.waivers) if self.waivers else waivers_beside(self.path)
        more = (Path(text) for text in (self.earlier, self.survey, self.decisions) if text)
        noted = Path(self.manual) if self.manual else manual_beside(self.path)
        return (self.path, beside, noted, *more)

    def kinds(self) -> Mapping[Path, str]:
        """What those of ``files`` are that a check does not read as the deliverable's own."""
        _, beside, noted, *_ = self.files()
        decided = {Path(self.decisions): WAIVERS} if self.decisions else {}
        return {beside: WAIVERS, noted: MANUAL, **decided}

    def by(self, pack: str) -> Order:
        """The same by another pack: its stages and layers are others."""
        return replace(self, pack=pack, stage="", roles=(), standard="")


def remembered(settings: Settings, order: Order) -> Order:
    """The order with what was set for its deliverable the last time, where it does not say otherwise itself."""
    rows = settings.state(KEPT)
    row = rows.get(str(order.path.absolute()))
    if not isinstance(row, Mapping):
        return order
    words = {name: str(row.get(name, "")) for name in KEPT_PATHS}
    kept = replace(order, **{name: text for name, text in words.items() if text})
    if order.pack not in ("", row.get("pack", "")) or order.roles:
        return kept
    roles = row.get("roles")
    roles = tuple(map(str, roles)) if isinstance(roles, list) else ()
    stage, standard = str(row.get("stage", "")), str(row.get("standard", ""))
    return replace(kept, pack=order.pack or str(row.get("pack", "")), stage=stage, roles=roles, standard=standard)


def remember(settings: Settings, order: Order) -> None:
    """Keep what is set for a deliverable; nothing where nothing is set."""
    rows: dict[str, Any] = settings.state(KEPT)
    name = str(order.path.absolute())
    rows.pop(name, None)
    if order.given:
        said = asdict(order)
        rows[name] = {key: said[key] for key in ("pack", "stage", "standard", *KEPT_PATHS)}
        rows[name]["roles"] = list(order.roles)
    settings.keep_state(KEPT, dict(list(rows.items())[-MOST_KEPT:]))
