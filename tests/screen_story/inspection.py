"""The units of the sample are inspected, and the lot is judged."""

from __future__ import annotations

from pathlib import Path

import story_sums as sums

from screen_story.story import LOT, Story

UNITS = "抽中的成果"


def inspected(story: Story) -> None:
    """An item with evidence, a measured area that is typed, the rest at once; then the checks with all of it."""
    user, drawn = story.user, story.drawn()
    user.keys("ctrl+5")
    user.find("检查单")
    user.click("现场照片", times=2)
    user.presses("文件…")
    user.names(photograph(story))
    user.presses("记录")
    user.find("site.png")
    typed(story, drawn[0])
    for project in drawn:
        user.picks(UNITS, project)
        user.find("待查")
        user.opens("其余全部通过…", f"{project} 的待查")
        user.keys("Return")
        user.gone("待查")
    user.opens("检查并评定全部样本", "正在检查")
    user.find(f"已检查 {len(drawn)} 个样本")
    newest = story.newest()
    assert all(len(newest[project].report["manual"]["entries"]) == 8 for project in drawn)
    assert newest[drawn[0]].report["check_survey"]


def photograph(story: Story) -> Path:
    file = story.folder / "site.png"
    file.write_bytes(b"a photograph")
    return file


def typed(story: Story, project: str) -> None:
    """The area of the parcel, measured anew."""
    user = story.user
    user.opens("录入检测数据…", "每行一个检测值")
    user.click("面积检测")
    user.keys("F2", "Down", "Return")  # of a parcel
    parcel = f"{story.newest()[project].made.district}900900GB9{project[-4:]}"
    for before, text in (("宗地面积", parcel), (parcel, "11770.5")):
        user.click(before)  # where keys go is certain then, however slow the machine is
        user.keys("Right")
        user.types(text)
        user.keys("Return")
        user.find(text)
    user.click("11770.5")
    user.keys("Right", "F2", "Down", "Down", "Return")
    user.presses("保存")
    user.find("检测数据.xlsx")


def judged(story: Story) -> None:
    """A unit outside the sample, a verdict, an item that fails by hand, and the verdict anew."""
    user = story.user
    user.keys("ctrl+6")
    user.opens("概查样本以外…", "最近一次检查：A 类")
    user.keys("Return")
    user.find("通过")
    user.find("批合格")
    user.opens("评定并存入", "存入台账")
    user.gone("还没有")
    sample = sums.sample_of(story.sample())
    user.find(f"{sample[2]} {shown(sample[1])}")
    user.opens("写出检验报告…", "报告编号")
    user.types("No 1")
    user.keys("Return")
    story.writes()
    assert {".pdf", ".docx", ".xlsx"} <= {one.suffix for one in story.papers.glob(f"{LOT}*")}
    by_hand(story)


def by_hand(story: Story) -> None:
    """Seals are missing, which is of class A."""
    user, project = story.user, story.drawn()[1]
    user.keys("ctrl+5")
    user.picks(UNITS, project)
    user.find("签字盖章")
    user.click("签字盖章", times=2)
    user.find("不通过的类别")
    user.keys("Down", "Tab", "Down", "Return")  # fails, class A
    user.find("不通过")
    user.opens("重新检查并评定", "正在检查…")
    user.find("不合格")
    user.keys("ctrl+6")
    user.find("批不合格")
    user.opens("评定并存入", "重新评定这一批？")
    user.presses("重新评定")
    user.find("批不合格")
    assert sums.sample_of(story.sample())[0] is False


def shown(score: float | None) -> str:
    """As the app shows a mean: cut to one digit."""
    assert score is not None
    return f"{int(score * 10 + 1e-6) / 10:g}"
