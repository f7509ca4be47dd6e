"""Whose deliverable it is: project, firm and the like, as its own XML says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Identity:
    """``item``: what it is (``project_number``, ``project_name``, ``place``, ``district``, ``client``, ``firm``,
    ``qualification``, ``certificate``, …; the pack's table ``identity`` names them). ``value`` is as written; records
    that say different things are all there, joined by 、; empty: the deliverable does not say."""

    item: str
    title: str
    title_en: str
    value: str
