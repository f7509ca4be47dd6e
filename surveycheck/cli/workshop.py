"""``surveycheck workshop new|score``."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "new": (
        "surveycheck.cli.workshop_new",
        ("出一份练习：指定或随机植入缺陷", "an exercise: defects that you choose, or by chance"),
    ),
    "score": (
        "surveycheck.cli.workshop_score",
        ("按答案给学员的标记评分", "score the marks of a trainee by the answer key"),
    ),
}


def command(screen: Screen) -> Group:
    """The group with its words."""
    words = (
        "培训练习。在桌面程序中（培训 → 新练习）打开练习、做标记；这里出题和评分。",
        "Exercises for trainees. They are opened and marked in the app (Teach); set and scored here.",
    )
    examples = [
        "surveycheck workshop new DELIVERABLE --count 8 --seed 7 --out exercise",
        "surveycheck workshop score ANSWERS MARKS --out result.html",
    ]
    return Group("workshop", screen, COMMANDS, words, examples)
