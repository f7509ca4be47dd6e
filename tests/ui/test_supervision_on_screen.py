"""An inspector at a real window, from a pile of submissions to the bulletin, by mouse and keys alone. Every figure is
counted a second time from the reports (``story_sums``), as in the story by the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import story_sums as sums
from screen_user import DIALOG, User, a_screen, lacks
from submissions import Made, handed_in, resubmitted

from surveycheck import today_in_china
from surveycheck.spotcheck import draw
from surveycheck.spotcheck.lot import lot_from

pytestmark = [pytest.mark.needs_qt, pytest.mark.xdist_group("screen"), pytest.mark.timeout(1200)]

RECIPES = ("clean", "papers", "slips", "clean", "off")
LOT, PEOPLE = "LOT1", ("li", "wang", "zhao")
SAMPLE = 3
"""Of five units, by the table of the standard."""


@dataclass
class Story:
    """``made``: what was handed in, in the order of the ledger."""

    user: User
    folder: Path
    made: tuple[Made, ...]
    number: str = ""

    @property
    def ledger(self) -> Path:
        return self.folder / "bureau.sqlite"

    @property
    def papers(self) -> Path:
        return self.folder / "papers"

    def facts(self) -> tuple[sums.Fact, ...]:
        return sums.facts(self.ledger, self.made)

    def endings(self, stem: str) -> set[str]:
        return {one.name.removeprefix(stem) for one in self.papers.glob(f"{stem}*")}


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    if lacks():
        pytest.skip(f"not installed: {', '.join(lacks())}; `make setup` says what to install")
    (tmp_path / "papers").mkdir()
    made = tuple(
        handed_in(Made(tmp_path / "received" / f"SL-2026-{n:04d}", f"SL-2026-{n:04d}", firm(n), "330203", recipe))
        for n, recipe in enumerate(RECIPES, 1)
    )
    with a_screen() as name:
        user = User(name, tmp_path)
        yield Story(user, tmp_path, made)
        user.leave()


def firm(number: int) -> str:
    return f"示例{'甲乙'[number % 2]}测绘有限公司"


def test_from_a_pile_of_submissions_to_the_bulletin(story: Story) -> None:
    received(story)
    lot_and_draw(story)
    inspected(story)
    judged(story)
    notified(story)
    handed_in_again(story)
    published(story)
    passed_on(story)
    assert "Traceback" not in story.user.complaints


def received(story: Story) -> None:
    """A new ledger, and a batch into it."""
    user = story.user
    user.presses("关闭")  # the tour
    user.keys("ctrl+d")
    user.click("打开或新建台账…")
    user.names(story.ledger)
    user.find(str(story.ledger))
    checked(story, story.folder / "received", "新记入 5", "合格 4", "不合格 1")
    user.keys("ctrl+2")
    user.find("共 5 份")
    levels = {text for text, _, _ in user.seen()} & {"优", "不合格"}
    assert levels == {one.level for one in story.facts()}


def checked(story: Story, folder: Path, *counts: str) -> None:
    user = story.user
    user.keys("ctrl+3")
    user.opens("添加文件夹…", DIALOG)
    user.names(folder)
    user.presses("开始检查")
    user.find("已完成", *counts)


def lot_and_draw(story: Story) -> None:
    """Inspectors, a lot, its number, and the draw on its day."""
    user = story.user
    user.keys("ctrl+4")
    user.opens("检查员与回避…", "登记回避")
    for name in PEOPLE:
        user.types(name)
        user.keys("Return")
        user.find(name)
    user.keys("Escape")
    user.opens("关闭一批…", "5 个单位成果，抽 3 个")
    user.types(LOT)
    user.fills("公开号码的名称", "Lottery 100")
    user.presses("关闭名单")
    user.find("待公布")
    user.presses("写出公示文件…")
    writes(story)
    story.number = lucky(story)
    user.opens("输入号码抽样…", "每批只能抽一次")
    user.types(story.number)
    user.keys("Return")
    user.find("才公布")  # it is not the day yet
    user.seen((today_in_china() + timedelta(days=3)).isoformat())
    user.keys("Return")
    user.presses("写出抽样单…")
    writes(story)
    drawn = protocol(story)["drawn"]
    assert len(drawn) == sums.sample_size(len(RECIPES)) == SAMPLE


def writes(story: Story, said: str = "已写出") -> None:
    """The folder of papers is chosen, and what was written is told."""
    story.user.names(story.papers)
    story.user.find(said)
    story.user.presses("关闭")
    story.user.gone(said)


def lucky(story: Story) -> str:
    """A number by which the whole sample passes."""
    told = json.loads((story.papers / f"{LOT}.closing.json").read_text(encoding="utf-8"))
    lot, good = lot_from(told["lot"]), {one.made.project for one in story.facts() if one.passes}
    return next(n for n in map(str, range(100, 9999)) if all(u.unit.project in good for u in draw(lot, n).drawn))


def protocol(story: Story) -> dict:
    return json.loads((story.papers / f"{LOT}.draw.json").read_text(encoding="utf-8"))


def inspected(story: Story) -> None:
    """An item with evidence, a measured area that is typed, the rest at once; then the checks with all of it."""
    user, drawn = story.user, [one["project"] for one in protocol(story)["drawn"]]
    user.keys("ctrl+5")
    user.find("检查单")
    user.click("现场照片", times=2)
    user.presses("文件…")
    user.names(photograph(story))
    user.presses("记录")
    user.find("site.png")
    typed(story, drawn[0])
    for project in drawn:
        user.click(project)
        user.find(project)
        user.opens("其余全部通过…", f"{project} 的待查")
        user.keys("Return")
        user.gone("待查")
    user.opens("检查并评定全部样本", "已检查 3 个样本")
    newest = {one.made.project: one for one in story.facts()}
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
    user.keys("F2", "Down", "Return", "Tab")  # of a parcel
    user.types(f"330203900900GB9{project[-4:]}")
    user.keys("Tab")
    user.types("11770.5")
    user.keys("Tab")
    user.find("11770.5")
    user.keys("Down", "Down", "Return")
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
    sample = sums.sample_of(of_sample(story))
    user.find(f"{sample[2]} {shown(sample[1])}")
    user.opens("写出检验报告…", "报告编号")
    user.types("No 1")
    user.keys("Return")
    writes(story)
    assert {".pdf", ".docx", ".xlsx"} <= {one.suffix for one in story.papers.glob(f"{LOT}*")}
    by_hand(story)


def by_hand(story: Story) -> None:
    """Seals are missing, which is of class A."""
    user, project = story.user, protocol(story)["drawn"][1]["project"]
    user.keys("ctrl+5")
    user.click(project)
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
    assert sums.sample_of(of_sample(story))[0] is False


def of_sample(story: Story) -> list[sums.Fact]:
    newest = {one.made.project: one for one in story.facts()}
    return [newest[one["project"]] for one in protocol(story)["drawn"]]


def shown(score: float | None) -> str:
    """As the app shows a mean: cut to one digit."""
    return f"{int(score * 10 + 1e-6) / 10:g}"


def notified(story: Story) -> None:
    """One notice about each that does not pass, at once, with papers; an objection to the second is upheld."""
    user, bad = story.user, [one for one in story.facts() if one.passes is False]
    user.keys("ctrl+7")
    user.opens("批量发整改通知…", "将发出 2 份")
    user.fills("经办人", "zhang")
    user.presses("发出")
    writes(story, "已写出 4 个文件")
    assert len(bad) == 2
    for fact in bad:
        user.find(fact.made.project)
    upheld(story, next(fact.made.project for fact in bad if fact.made.recipe != "off"))


def upheld(story: Story, project: str) -> None:
    """The firm objects, and is right: the notice is withdrawn."""
    user = story.user
    user.click(project)
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
    user.gone(project)


def handed_in_again(story: Story) -> None:
    """The one that failed in the batch is handed in again, mended; its notice is closed by the re-check."""
    user, bad = story.user, story.made[RECIPES.index("off")].project
    again = resubmitted(story.folder / "again", story.made, seed=1)
    assert [one.recipe for one in again] == ["clean"]
    story.made += again
    checked(story, story.folder / "again", "新记入 1")
    user.keys("ctrl+7")
    user.click(bad)
    user.opens("复查…", "逐处对照")
    user.types("wang")
    user.keys("Return")
    user.find("仍存在 0", "已结案")
    user.keys("ctrl+2")
    user.find("共 6 份")
    user.click(bad)
    user.opens("项目进程…", "提交")
    user.find("已整改，复查通过")
    user.keys("Escape")


def published(story: Story) -> None:
    """The bulletin says what the reports say."""
    user, facts = story.user, story.facts()
    user.keys("ctrl+8")
    every, firms = sums.tally(facts), sums.by_firm(facts)
    user.opens("新通报…", told(every))
    user.types("B1")
    user.fills("经办人", "zhang")
    user.keys("Return")
    user.find("SHA-256")
    user.find(told(every))
    texts = [text for text, _, _ in user.seen()]
    for share in (every["rate"], every["first_rate"]):
        assert f"{share}%" in texts
    for name, rows in firms.items():
        at = texts.index(name)
        assert texts[at - 1 : at + 3] == [str(len(rows)), name, *percents(sums.tally(rows))]
    user.presses("写出通报…")
    writes(story)
    said = json.loads((story.papers / "B1.json").read_text(encoding="utf-8"))
    assert {name: said["all"][name] for name in every} == every
    defects = [(row["code"], row["submissions"], row["findings"]) for row in said["defects"]]
    assert defects == sums.defects(facts)[: len(defects)]
    assert story.endings("B1") == {".html", ".pdf", ".docx", ".xlsx", ".json"}


def told(tally: dict) -> str:
    return "{submitted} 份：合格 {passed}，不合格 {failed}，未查完 {unknown}".format(**tally)


def percents(tally: dict) -> list[str]:
    return ["—" if tally[name] is None else f"{tally[name]}%" for name in ("rate", "first_rate")]


def passed_on(story: Story) -> None:
    """A result goes to another office, signed, and into its ledger."""
    user, good = story.user, next(fact for fact in story.facts() if fact.passes)
    user.keys("ctrl+2")
    key, package = story.folder / "office.key", story.folder / "package.zip"
    chooses(story, "新建签名密钥…", key)
    user.presses("新建")
    user.find("office.pub")
    user.presses("关闭")
    user.click(good.made.project)
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


def chooses(story: Story, item: str, file: Path) -> None:
    """An item of the menu, and a file in its dialog."""
    story.user.presses("更多")
    story.user.presses(item)
    story.user.names(file)
