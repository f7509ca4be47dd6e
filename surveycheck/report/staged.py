"""The stage of the project that a report is about, as a sentence."""

from __future__ import annotations

from surveycheck.model import ProjectStage
from surveycheck.report.words import STAGE_UNKNOWN, TOLD_BY, Pair


def stage_words(stage: ProjectStage) -> Pair:
    """Its name, who says so, and that it is unknown where it is."""
    zh, en = TOLD_BY.get(stage.told_by, ("", ""))
    if not stage.known:
        zh, en = f"{zh}；{STAGE_UNKNOWN[0]}", f"{en}; {STAGE_UNKNOWN[1]}"
    name = stage.name if not stage.name_en else f"{stage.name} ({stage.name_en})"
    return f"{stage.name}（{zh}）", f"{name}: {en}"
