"""Stages of a project, as the pack's tables tell them: which one a deliverable belongs to, and which rules it asks for.

``stages`` names them in their order, ``stage_surveys`` what is surveyed and handed in at each, ``stage_rules`` which
rules are for some of them only. The setting ``stage`` is the stage that the pack is for, ``stage_attribute`` the
attribute of the root element that names the deliverable's.
"""

from __future__ import annotations

from collections.abc import Iterable

from surveycheck.model import Document, ProjectStage
from surveycheck.pack.pack import Pack

TABLE, RULES = "stages", "stage_rules"
SETTING, ATTRIBUTE = "stage", "stage_attribute"


def stage_names(pack: Pack) -> tuple[str, ...]:
    """The stages that the pack knows, in the order of a project; empty where it knows none."""
    return tuple(row["stage"] for row in pack.table(TABLE))


def declared_stages(documents: Iterable[Document], pack: Pack) -> tuple[str, ...]:
    """What the XML of the pack's kind says of its stage: each name once."""
    setting = pack.settings.get(ATTRIBUTE)
    if setting is None:
        return ()
    own = (d.attributes.get(str(setting.value), "").strip() for d in documents if d.root == pack.xml_root)
    return tuple(dict.fromkeys(name for name in own if name))


def stage_of(documents: Iterable[Document], pack: Pack, asked: str = "") -> ProjectStage | None:
    """The stage of a deliverable: as the user says, else as its XML says, else the pack's own. None where the pack
    knows no stages."""
    known = {row["stage"]: row["title_en"] for row in pack.table(TABLE)}
    if not known:
        return None
    own = str(pack.settings[SETTING].value) if SETTING in pack.settings else ""
    declared = declared_stages(documents, pack)
    told_by = "user" if asked else "deliverable" if declared else "pack"
    name = asked or "、".join(declared) or own
    return ProjectStage(name, known.get(name, ""), told_by, name in known, own in ("", name))


def rules_of_other_stages(pack: Pack, stage: ProjectStage | None) -> frozenset[str]:
    """The codes of the rules that are for other stages only. None where the stage is not known: then nothing is left
    out."""
    if stage is None or not stage.known:
        return frozenset()
    here: set[str] = set()
    elsewhere: set[str] = set()
    for row in pack.table(RULES):
        (here if stage.name in row.list("stages") else elsewhere).update(row.list("rules"))
    return frozenset(elsewhere - here)
