"""The bulletin is issued; what the window and its files say is what the reports say."""

from __future__ import annotations

import json
from typing import Any

import story_sums as sums

from screen_story.story import BULLETIN, Story

CHART = "每月收到的成果和合格率"


def published(story: Story) -> None:
    """On the screen, and as files."""
    user, facts = story.user, story.facts()
    user.keys("ctrl+8")
    every = sums.tally(facts)
    user.opens("新通报…", told(every))
    user.types(BULLETIN)
    user.fills("经办人", "zhang")
    user.keys("Return")
    user.find("SHA-256")
    user.find(told(every))
    for share in (every["rate"], every["first_rate"]):
        user.find(f"{share}%")
    seen(story)
    user.wheel("常见问题", -99)  # up to the button
    user.presses("写出通报…")
    story.writes()
    said = json.loads((story.papers / f"{BULLETIN}.json").read_text(encoding="utf-8"))
    assert {name: said["all"][name] for name in every} == every
    defects = [(row["code"], row["submissions"], row["findings"]) for row in said["defects"]]
    assert defects == sums.defects(facts)[: len(defects)]
    assert story.endings(BULLETIN) == {".html", ".pdf", ".docx", ".xlsx", ".json"}


def seen(story: Story) -> None:
    """The lists of firms and of defects, which one scrolls to."""
    user, facts = story.user, story.facts()
    firms = {(str(len(rows)), name, *percents(sums.tally(rows))) for name, rows in sums.by_firm(facts).items()}
    assert set(user.whole("各单位", CHART)) == firms
    defects = user.whole("常见问题", CHART, "各单位")
    wanted = [(code, f"{n}（{sums.share(n, len(facts))}%）") for code, n, _ in sums.defects(facts)]
    assert [(row[0], row[2]) for row in defects] == wanted[: len(defects)]


def told(tally: dict[str, Any]) -> str:
    return "{submitted} 份：合格 {passed}，不合格 {failed}，未查完 {unknown}".format(**tally)


def percents(tally: dict[str, Any]) -> list[str]:
    return ["—" if tally[name] is None else f"{tally[name]}%" for name in ("rate", "first_rate")]
