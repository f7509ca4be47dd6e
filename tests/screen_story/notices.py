"""Notices to rectify, objections, what is handed in again, and its re-check."""

from __future__ import annotations

from submissions import resubmitted

from screen_story.pile import checked
from screen_story.story import Story, bad

NOTICES = "整改通知"


def notified(story: Story) -> None:
    """One notice about each that does not pass, at once, with papers; an objection to that of the seals is upheld."""
    user, failing = story.user, [one for one in story.facts() if one.passes is False]
    assert len(failing) == len(bad(story.made)) + 1  # and that of the seals
    user.keys("ctrl+7")
    user.opens("批量发整改通知…", f"将发出 {len(failing)} 份")
    user.fills("经办人", "zhang")
    user.presses("发出")
    story.writes(f"已写出 {2 * len(failing)} 个文件")
    rows = user.whole(NOTICES)
    assert sorted(row[1] for row in rows) == sorted(one.made.path.stem for one in failing)
    assert all(one.made.firm in row for one in failing for row in rows if row[1] == one.made.path.stem)
    own = {one.project for one in bad(story.made)}
    upheld(story, next(one.made.project for one in failing if one.made.project not in own))


def upheld(story: Story, project: str) -> None:
    """The firm objects, and is right: the notice is withdrawn."""
    user = story.user
    user.picks(NOTICES, project)
    user.opens("登记异议…", "逾期提出的也登记")
    user.fills("内容", "the seal is on the next page")
    user.presses("登记")
    user.find("未决定")
    user.opens("决定异议…", "决定人")
    user.keys("Down")  # upheld
    user.fills("理由", "so it is")
    user.fills("决定人", "li")
    user.keys("Return")  # a label says the same as the button
    user.gone("决定人")
    user.lost(NOTICES, project)


def handed_in_again(story: Story) -> None:
    """What failed in the batch is handed in again, most of it mended: those notices are closed by the re-check."""
    user = story.user
    again = resubmitted(story.folder / "again", story.made, seed=1)
    mended = [one for one in again if one.recipe == "clean"]
    assert mended
    story.made += again
    checked(story, story.folder / "again", again)
    user.keys("ctrl+7")
    for one in again:
        row = user.picks(NOTICES, one.project)
        user.opens("复查…", "逐处对照")
        user.types("wang")
        user.keys("Return")
        closes = one in mended
        user.find(f"复查 {row[0]}：", *(("仍存在 0", "已结案") if closes else ("未结案",)))
    left = {one.path.stem for one in again if one not in mended}
    if not left:
        user.find("没有这样的整改通知")
    assert {row[1] for row in user.whole(NOTICES)} == left
    user.keys("ctrl+2")
    user.find(f"共 {len(story.made)} 份")
    user.picks("成果", mended[0].project)
    user.opens("项目进程…", "提交")
    user.find("已整改，复查通过")
    user.keys("Escape")
