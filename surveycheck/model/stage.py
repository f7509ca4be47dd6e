"""The stage of a project that a deliverable belongs to (立项用地规划许可, 工程建设许可, …)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProjectStage:
    """``told_by``: user, deliverable (its XML) or pack. Where it is not ``known``, ``name`` is what the deliverable
    says (several names are joined): no stage of the pack, or more than one. ``own``: it is the one that the pack is
    for."""

    name: str
    name_en: str
    told_by: str
    known: bool
    own: bool
