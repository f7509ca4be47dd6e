"""The figures of the bulletin once more, by the formulas of a spreadsheet."""

from __future__ import annotations

import json
from dataclasses import replace

import story_book

from screen_story.story import BULLETIN, Story
from surveycheck import today_in_china


def compared(story: Story) -> list[str]:
    """Where the bulletin says otherwise than the spreadsheet, which LibreOffice computes; months without submissions
    have zeros in both."""
    month, file = today_in_china().isoformat()[:7], story.folder / "story.xlsx"
    facts = tuple(replace(fact, month=month) for fact in story.facts())
    standard = {one.project: bool(number % 2) for number, one in enumerate(story.first())}
    said = json.loads((story.papers / f"{BULLETIN}.json").read_text(encoding="utf-8"))
    months = [row["month"] for row in said["months"]]
    story_book.write(facts, story.drawn(), standard, file, months)
    story_book.computed(file)
    said["notices"]["closed"] = said["notices"]["mended"]  # one more was withdrawn
    return story_book.differences(story_book.values(file), said, months)
