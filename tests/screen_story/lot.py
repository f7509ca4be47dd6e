"""A lot is closed, waits for its day, and is drawn."""

from __future__ import annotations

import json
from datetime import timedelta

import story_sums as sums

from screen_story.story import LOT, PEOPLE, Story
from surveycheck import today_in_china
from surveycheck.spotcheck import draw
from surveycheck.spotcheck.lot import lot_from


def lot_and_draw(story: Story) -> None:
    """Inspectors, a lot, its number, and the draw on its day."""
    user, units = story.user, len(story.made)
    user.keys("ctrl+4")
    user.opens("检查员与回避…", "登记回避")
    for name in PEOPLE:
        user.types(name)
        user.keys("Return")
        user.find(name)
    user.keys("Escape")
    size = sums.sample_size(units)
    user.opens("关闭一批…", f"{units} 个单位成果，抽 {size} 个")
    user.types(LOT)
    user.fills("公开号码的名称", "Lottery 100")
    user.presses("关闭名单")
    user.find("待公布")
    user.presses("写出公示文件…")
    story.writes()
    story.number = lucky(story)
    user.opens("输入号码抽样…", "每批只能抽一次")
    user.types(story.number)
    user.keys("Return")
    user.find("才公布")  # it is not the day yet
    user.seen((today_in_china() + timedelta(days=3)).isoformat())
    user.keys("Return")
    user.presses("写出抽样单…")
    story.writes()
    assert len(story.drawn()) == size


def lucky(story: Story) -> str:
    """A number by which the whole sample passes."""
    told = json.loads((story.papers / f"{LOT}.closing.json").read_text(encoding="utf-8"))
    lot, good = lot_from(told["lot"]), {one.made.project for one in story.facts() if one.passes}
    return next(n for n in map(str, range(100, 9999)) if all(u.unit.project in good for u in draw(lot, n).drawn))
