"""Coverage: what of the deliverable the rules have looked at, and what none of them has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LEVELS = ("none", "general", "own")
"""How something was looked at: by no rule; only by rules that look at whatever there is (a point twice, a coordinate
outside of the city); by a rule that is meant for its kind."""

Kind = Literal["entities", "layers", "blocks", "paper", "values", "files"]
KINDS: tuple[Kind, ...] = ("entities", "layers", "blocks", "paper", "values", "files")
"""Things of model space and their layers; contents of blocks as defined; paper space; texts of XML elements and
attributes; files, of which ``own`` are those that were read as a drawing or as XML, ``none`` the others."""


@dataclass(frozen=True)
class Tally:
    """How many there are on each level."""

    none: int = 0
    general: int = 0
    own: int = 0

    @property
    def whole(self) -> int:
        return self.none + self.general + self.own


@dataclass(frozen=True)
class Unseen:
    """Things of one group that no rule (level ``none``), or only general rules (``general``) looked at: ``count`` of
    the ``of`` that there are in the group.

    A group of drawn things has ``file``, ``layer``, ``type`` (of DXF), ``block`` for contents of one and ``layout`` for
    those of a layout with a name; a group of
    values ``file``, ``table`` and ``field`` ("": all of the table); a file its path.
    """

    kind: Kind
    level: Literal["none", "general"]
    count: int
    of: int
    file: str
    layer: str = ""
    type: str = ""
    block: str = ""
    table: str = ""
    field: str = ""
    layout: str = ""


@dataclass(frozen=True)
class Coverage:
    """Tallies by kind, and the groups behind them: level ``none`` first, the largest first. ``unlisted`` groups are
    counted in the tallies only."""

    tallies: Mapping[str, Tally]
    unseen: tuple[Unseen, ...] = ()
    unlisted: int = 0
