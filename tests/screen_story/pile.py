"""What comes in: projects from a table, submissions from folders."""

from __future__ import annotations

from pathlib import Path

from screen_user import DIALOG
from submissions import Made

from screen_story.story import Story, bad


def received(story: Story) -> None:
    """A new ledger, the projects of an approval system, and a batch."""
    user = story.user
    user.presses("关闭")  # the tour
    user.keys("ctrl+d")
    user.click("打开或新建台账…")
    user.names(story.ledger)
    user.find(str(story.ledger))
    user.keys("ctrl+2")
    chooses(story, "导入项目表…", projects(story))
    user.find(f"新项目 {len(story.made)} 个")
    checked(story, story.folder / "received", story.made)
    user.keys("ctrl+2")
    listed(story)


def projects(story: Story) -> Path:
    """A table of projects: every other contract has the standard text."""
    lines = ["项目编号,项目名称,建设单位,示范合同"]
    lines += [f"{one.project},,,{'是' if n % 2 else '否'}" for n, one in enumerate(story.made)]
    file = story.folder / "projects.csv"
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    return file


def checked(story: Story, folder: Path, made: tuple[Made, ...]) -> None:
    """A folder is checked, after those that were before; as many pass of all as should by what was planted."""
    user, failing, whole = story.user, len(bad(story.made)), len(story.made)
    user.keys("ctrl+3")
    user.opens("添加文件夹…", DIALOG)
    user.names(folder)
    user.presses("开始检查")
    counts = [f"新记入 {len(made)}"]
    counts += [f"{name} {n}" for name, n in (("；合格", whole - failing), ("，不合格", failing)) if n]
    user.find("已完成", *counts)


def listed(story: Story) -> None:
    """The list says of each what its report says."""
    user, facts = story.user, story.facts()
    user.find(f"共 {len(facts)} 份")
    rows = user.whole("成果")
    assert len(rows) == len(facts)
    by_name = {row[0]: row for row in rows}
    for fact in facts:
        row, own = by_name[fact.made.path.stem], fact.classes()
        assert {fact.level, fact.made.firm} <= set(row), row
        assert list(row[-4:]) == [str(own[name]) for name in "ABCD"], row


def chooses(story: Story, item: str, file: Path) -> None:
    """An item of the menu, and a file in its dialog."""
    story.user.presses("更多")
    story.user.presses(item)
    story.user.names(file)
