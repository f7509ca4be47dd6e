"""A result goes to another office."""

from __future__ import annotations

from screen_story.pile import chooses
from screen_story.story import Story


def passed_on(story: Story) -> None:
    """Signed, and into the ledger of that office."""
    user, good = story.user, next(fact for fact in story.facts() if fact.passes)
    user.keys("ctrl+2")
    key, package = story.folder / "office.key", story.folder / "package.zip"
    chooses(story, "新建签名密钥…", key)
    user.presses("新建")
    user.find("office.pub")
    user.presses("关闭")
    user.picks("成果", good.made.project)
    chooses(story, "导出互认包…", package)
    user.fills("私钥", str(key))
    user.presses("导出")
    user.find("package.zip")
    user.presses("关闭")
    user.click("打开或新建台账…")
    user.names(story.folder / "other.sqlite")
    user.find("other.sqlite")
    user.find("共 0 份")
    chooses(story, "接收互认包…", package)
    user.fills("经办人", "zhao")
    user.fills("对方公钥", str(key.with_suffix(".pub")))
    user.fills("对方名称", "bureau")
    user.presses("核对并接收")
    user.find("已核对并记入台账", "bureau")
    user.find("共 1 份")
    user.find(good.made.firm)
