"""A year of a bureau by the command line, from a pile of submissions to a bulletin, with every figure counted a second
time by ``story_sums``.

python tests/supervision_story.py FOLDER [COUNT [FIRMS [SEED]]]

What is in FOLDER already, submissions and results of their batches, is not made again.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Any

import story_sums as sums
from story_clock import on
from submissions import Made, handed_in, planned, resubmitted

from surveycheck.cli.main import main
from surveycheck.spotcheck import draw
from surveycheck.spotcheck.lot import lot_from

MONTHS = ("2026-04", "2026-05", "2026-06")
AGAIN = "2026-07"
LOT, SOURCE, DAY = "2026上半年", "示例彩票 第100期", "2026-07-06"
ITEMS = (
    *("field-points", "field-completeness", "photographs", "seals"),
    *("instruments", "field-records", "summary", "presentation"),
)
PEOPLE = ("李检", "王核", "赵审", "钱查", "孙验")
PATIENT = ("--hard-limit", 600, "--again")
"""Of a batch: a machine that is busy with something else changes no result, nor does one that was."""
BULLETIN = "2026年4月至7月通报"


@dataclass
class Shown:
    status: int
    out: str
    err: str


@dataclass
class Story:
    """``differences``: what the product says otherwise than the sums. ``seconds``: how long each part took."""

    folder: Path
    made: tuple[Made, ...]
    jobs: int = 1
    differences: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def ledger(self) -> Path:
        return self.folder / "bureau.sqlite"

    @property
    def papers(self) -> Path:
        return self.folder / "papers"

    def run(self, *arguments: object, status: int | None = 0) -> Shown:
        """A command; another exit status than this is a difference (None: any will do)."""
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main([str(one) for one in arguments])
        shown = Shown(code, out.getvalue(), err.getvalue())
        if "Traceback" in shown.err + shown.out:
            self.differences.append(f"{arguments}: {shown.err}")
        if status is not None:
            self.same(f"exit of {' '.join(map(str, arguments))} ({shown.err.strip()[-300:]})", code, status)
        return shown

    def told(self, *arguments: object) -> Any:
        """What a command says as JSON."""
        return json.loads(self.run(*arguments, "--json").out or "null")

    def rows(self, what: str) -> list[dict[str, Any]]:
        return list(self.told("ledger", "list", what, "--limit", 10_000)["rows"])

    def same(self, what: str, said: object, wanted: object) -> None:
        if said != wanted:
            self.differences.append(f"{what}: said {said!r}, wanted {wanted!r}")

    def facts(self) -> tuple[sums.Fact, ...]:
        return sums.facts(self.ledger, self.made)


def story_of(folder: Path, count: int, firms: int, seed: int, jobs: int = 1) -> Story:
    """So many submissions of so many firms, handed in over three months; written where they are not there yet."""
    made = tuple(
        replace(one, path=folder / "received" / MONTHS[number * len(MONTHS) // count] / one.path.name)
        for number, one in enumerate(planned(folder, count, firms, seed))
    )
    for one in made:
        if not one.path.exists():
            handed_in(one)
    return Story(folder, made, jobs)


@contextmanager
def timed(story: Story, name: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    story.seconds[name] = round(time.perf_counter() - begun, 1)


def play(story: Story) -> Story:
    """From the first submission to the last paper."""
    parts: tuple[tuple[str, Callable[[Story], None]], ...] = (
        ("received", received),
        ("lot and draw", lot_and_draw),
        ("inspection", inspection),
        ("verdict", verdict),
        ("notices", notices),
        ("handed in again", handed_in_again),
        ("bulletin", bulletin),
        ("firms and projects", firms_and_projects),
        ("package", package),
    )
    for name, part in parts:
        with timed(story, name):
            part(story)
    return story


def received(story: Story) -> None:
    """A project table first, then what comes in month by month."""
    lines = ["项目编号,项目名称,建设单位,示范合同"]
    lines += [f"{one.project},,,{'是' if n % 2 else '否'}" for n, one in enumerate(story.made)]
    table = story.folder / "projects.csv"
    table.write_text("\n".join(lines), encoding="utf-8-sig")
    with on("2026-03-31"):
        shown = story.run("ledger", "import", table, status=None)
        counts = re.findall(r"新项目 (\d+) 个，已有 (\d+) 个", shown.out)  # known where the story is started again
        story.same("projects imported", [sum(map(int, found)) for found in counts], [len(story.made)])
    for month in MONTHS:
        with on(f"{month}-10"):
            story.run("batch", story.folder / "received" / month, "--jobs", story.jobs, *PATIENT, status=None)
    facts = story.facts()
    story.same("submissions with a report", len(facts), len(story.made))
    for one in facts:
        said = (one.passes, one.report["complete"])
        wanted = sums.planted_result(one.made)
        story.same(f"{one.made.project} ({one.made.recipe})", said, (wanted, wanted is not None))
    for row in story.rows("submissions"):
        fact = next(one for one in facts if one.id == row["id"])
        own = fact.classes()
        said = (row["level"], row["passes"], *(row[name] for name in "abcd"), row["firm"], row["received"][:7])
        firm = fact.made.firm if fact.told else ""
        story.same(f"list, {row['name']}", said, (fact.level, fact.passes, *(own[n] for n in "ABCD"), firm, fact.month))


def lot_and_draw(story: Story) -> None:
    """The lot is closed, waits for its day, is drawn and drawn again."""
    for name in PEOPLE:
        story.run("ledger", "inspector", "add", name, "--office", "示例站")
    close = ("ledger", "lot", "close", LOT, "--source", SOURCE, "--day", DAY, "--by", "firm", "--out", story.papers)
    with on("2026-06-30"):
        story.run(*close)
        number = lucky(story)
        story.run("draw", LOT, "--number", number, status=2)
    with on(DAY):
        story.run("draw", LOT, "--number", number, "--out", story.papers)
        story.run("draw", LOT, "--number", f"{number}0", status=2)
    file = story.papers / f"{LOT}.draw.json"
    before = file.read_bytes()
    story.run("draw", "--replay", file)
    story.run("draw", LOT, "--out", story.papers / "again", "--format", "json")
    story.same("the draw written again", (story.papers / "again" / file.name).read_bytes() == before, True)
    drawn = protocol(story)
    able = [one for one in story.facts() if one.told]
    story.same("units of the lot", len(drawn["lot"]["units"]), len(able))
    story.same("size of the sample", len(drawn["drawn"]), sums.sample_size(len(able)))
    units, taken = Counter(one.made.firm for one in able), Counter(one["firm"] for one in drawn["drawn"])
    story.same("units by stratum", {one["stratum"]: one["units"] for one in drawn["shares"]}, dict(units))
    for firm, held in units.items():
        part = held * len(drawn["drawn"]) / len(able)
        story.same(f"share of {firm}", abs(taken[firm] - part) < 1, True)
    story.same("projects drawn", len({one["project"] for one in drawn["drawn"]}), len(drawn["drawn"]))
    load = Counter(who for one in drawn["drawn"] for who in one["inspectors"])
    story.same("inspectors of each unit", {len(set(one["inspectors"])) for one in drawn["drawn"]}, {2})
    story.same("load of inspectors", max(load.values()) - min(load[name] for name in PEOPLE) <= 1, True)


def lucky(story: Story) -> str:
    """The number that the lottery will give in this story: one by which all units of the sample pass, so that there is
    a mean, until one of them fails by hand."""
    told = json.loads((story.papers / f"{LOT}.closing.json").read_text(encoding="utf-8"))
    lot, good = lot_from(told["lot"]), {one.made.project for one in story.facts() if one.passes}
    numbers = (str(n) for n in range(100, 10_000))
    return next(n for n in numbers if all(one.unit.project in good for one in draw(lot, n).drawn))


def protocol(story: Story) -> dict[str, Any]:
    return dict(json.loads((story.papers / f"{LOT}.draw.json").read_text(encoding="utf-8")))


def newest(story: Story) -> dict[str, sums.Fact]:
    """Project → its newest submission."""
    return {one.made.project: one for one in story.facts()}


def inspection(story: Story) -> None:
    """All units of the sample with nothing against them by hand, and two others looked over."""
    with on("2026-07-07"):
        drawn = protocol(story)["drawn"]
        _by_checklist(story, drawn[0])
        for unit in drawn:
            look = ("ledger", "inspect", unit["project"], "--inspector", unit["inspectors"][0])
            story.run(*look, "--all", "pass")
            shown = story.run("ledger", "inspect", unit["project"], "--run", *PATIENT[:2], status=None)
            result = newest(story)[unit["project"]].passes
            story.same(f"inspected {unit['project']}", shown.status, {True: 0, False: 1, None: 3}[result])
        for fact in outside(story):
            own = fact.classes()
            status = 0 if own["A"] == 0 and own["B"] < 4 else 1
            shown = story.run("ledger", "overview", LOT, fact.made.project, "--inspector", "李检", status=status)
            story.same("overview", f"A {own['A']}  B {own['B']}" in shown.out, True)


def _by_checklist(story: Story, unit: dict[str, Any]) -> None:
    """The first unit is looked at with a spreadsheet in hand."""
    file = story.papers / "checklist.csv"
    story.run("ledger", "checklist", LOT, "--unit", unit["project"], "--out", file)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    story.same("items of the checklist", [row[head.index("项目代码")] for row in rows], list(ITEMS))
    for row in rows:
        row[head.index("结果")], row[head.index("检查员")] = "通过", unit["inspectors"][0]
    with file.open("w", encoding="gbk", newline="") as stream:  # as a Chinese Excel saves it
        csv.writer(stream).writerows([head, *rows])
    shown = story.run("ledger", "checklist", LOT, "--take", file)
    story.same("taken from the checklist", f"记录 {len(ITEMS)} 项" in shown.out, True)


def outside(story: Story) -> list[sums.Fact]:
    """Two that were checked and not drawn, of those that pass."""
    drawn = {one["project"] for one in protocol(story)["drawn"]}
    return [one for one in story.facts() if one.made.project not in drawn and one.passes][:2]


def verdict(story: Story) -> None:
    """As it stands, and again after one unit has failed by hand."""
    _judged(story)
    held = newest(story)
    unit = next(one for one in protocol(story)["drawn"] if held[one["project"]].passes)
    against = ("--item", "seals", "--result", "fail", "--class", "A", "--note", "缺章")
    with on("2026-07-08"):
        story.run("ledger", "inspect", unit["project"], "--inspector", unit["inspectors"][0], *against)
        story.run("ledger", "inspect", unit["project"], "--run", *PATIENT[:2], status=1)
    story.same("failed by hand", newest(story)[unit["project"]].passes, False)
    _judged(story, "--again")


def _judged(story: Story, *more: str) -> None:
    held, drawn = newest(story), [one["project"] for one in protocol(story)["drawn"]]
    passes, score, level = sums.sample_of([held[project] for project in drawn])
    fine = all(one.classes()["A"] == 0 and one.classes()["B"] < 4 for one in outside(story))
    said = "批不合格" if passes is False or not fine else "批合格" if passes else None
    with on("2026-07-09"):
        status = {"批合格": 0, "批不合格": 1, None: 3}[said]
        papers = ("--out", story.papers, "--number", "甬示例（2026）1号", "--samplers", "李检、王核")
        story.run("ledger", "verdict", LOT, *more, *papers, status=status)
    found = json.loads((story.papers / f"{LOT}.verdict.json").read_text(encoding="utf-8"))
    sample = found["sample"]
    story.same("verdict", (found["verdict"], sample["passes"], sample["level"]), (said, passes, level))
    near = sample["score"] == score or (score is not None and abs(sample["score"] - score) < 1e-9)
    story.same(f"sample mean {sample['score']} {score}", near, True)
    for row in found["inspected"]:
        story.same(f"level of {row['project']}", row["level"] or "不完整", held[row["project"]].level)
    for end in ("pdf", "docx", "xlsx"):
        story.same(f"verdict as {end}", any(story.papers.glob(f"{LOT}*.{end}")), True)


def notices(story: Story) -> None:
    """One for everything that does not pass."""
    bad = [one for one in story.facts() if one.passes is not True]
    with on("2026-07-10"):
        for number, fact in enumerate(bad, 1):
            paper = ("--out", story.papers) if number == 1 else ()
            issue = ("ledger", "notice", "issue", fact.id, "--number", f"整改{number}", "--days", 15, "--by", "张示例")
            shown = story.run(*issue, *paper)
            count = sum(fact.classes().values())
            story.same(f"notice {number} of {fact.made.recipe}: {shown.out}", f"{count} 处问题" in shown.out, True)
        good = next(one for one in story.facts() if one.passes)
        story.run("ledger", "notice", "issue", good.id, "--number", "x", "--days", 9, "--by", "张示例", status=2)
        due = story.rows("due")
    story.same("notices due", sorted(one["number"] for one in due), sorted(f"整改{n}" for n in range(1, len(bad) + 1)))
    story.same("deadlines", {(one["deadline"], one["days"]) for one in due}, {("2026-07-25", 15)})


def handed_in_again(story: Story) -> None:
    """Two of three mended; each is held against its notice."""
    told = {one.id: one for one in story.facts()}
    open_now = story.rows("due")
    again = resubmitted(story.folder / "received" / AGAIN, story.made)
    story.made += again
    with on(f"{AGAIN}-24"):
        story.run("batch", story.folder / "received" / AGAIN, "--jobs", story.jobs, *PATIENT, status=None)
    by_project = {one.project: one for one in again}
    recipes = {project: one.recipe for project, one in by_project.items()}
    for fact in story.facts():
        if fact.made.attempt > 1:
            story.same(f"again {fact.made.project}", fact.passes, sums.planted_result(fact.made))
    left = set()
    for row in open_now:
        fact = told[row["submission_id"]]
        recipe = recipes.get(fact.made.project)
        status = 2 if recipe is None else 0 if recipe == "clean" else 1
        with on("2026-07-27"):
            again_id = next((f.id for f in story.facts() if f.made == by_project.get(fact.made.project)), 0)
            which = ("--submission", again_id) if not fact.told else ()
            shown = story.run("ledger", "recheck", row["number"], "--by", "李示例", *which, status=None)
        said = (shown.status, shown.out[-200:], shown.err[-200:])
        story.same(f"recheck {fact.made.project} {fact.made.recipe} → {recipe} {said}", shown.status, status)
        left |= {row["number"]} if status else set()
    story.same("notices left", {one["number"] for one in story.rows("due")}, left)


def bulletin(story: Story) -> None:
    """All of its figures."""
    out = story.folder / "bulletin"
    days = ("--from", f"{MONTHS[0]}-01", "--to", f"{AGAIN}-31", "--by", "张示例")
    with on("2026-08-01"):
        every = "html,pdf,docx,xlsx,json"
        story.run("ledger", "bulletin", "--title", BULLETIN, *days, "--out", out, "--format", every)
    story.same("bulletin files", {one.suffix for one in out.iterdir()}, {".html", ".pdf", ".docx", ".xlsx", ".json"})
    said = json.loads((out / f"{BULLETIN}.json").read_text(encoding="utf-8"))
    facts = story.facts()
    same = story.same
    same("all", counted(said["all"]), sums.tally(facts))
    same("levels", {r["level"]: r["submissions"] for r in said["levels"]}, dict(Counter(f.level for f in facts)))
    firms = {name: sums.tally(rows) for name, rows in sums.by_firm(facts).items()}
    same("firms", {row["firm"]: counted(row) for row in said["firms"]}, firms)
    months = {month: sums.tally([f for f in facts if f.month == month]) for month in (*MONTHS, AGAIN)}
    same("months", {row["month"]: counted(row) for row in said["months"]}, months)
    wanted = sums.defects(facts)
    same("defects", [(r["code"], r["submissions"], r["findings"]) for r in said["defects"]], wanted[:20])
    same("shares", [r["share"] for r in said["defects"]], [sums.share(n, len(facts)) for _, n, _ in wanted[:20]])
    same("rules", said["rules"], len(wanted))
    same("failing", {row["project"] for row in said["failing"]}, sums.still_failing(facts))
    notices = story.rows("notices")
    closed = sum(one["closed"] != "" for one in notices)
    same("notices", said["notices"], {"issued": len(notices), "closed": closed, "mended": closed})
    told = {f.made.project for f in facts if f.told}
    standard = sum(n % 2 for n, one in enumerate(story.made) if one.attempt == 1 and one.project in told)
    known = {"projects": len(told), "known": len(told), "standard": standard}
    same("contracts", said["contracts"], {**known, "share": sums.share(standard, len(told))})
    [lot] = said["lots"]
    drawn = protocol(story)
    same("lot", (lot["name"], lot["units"], lot["size"]), (LOT, len(drawn["lot"]["units"]), len(drawn["drawn"])))


def counted(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in sums.tally(())}


def firms_and_projects(story: Story) -> None:
    """Each firm by itself, and the timeline of every project that was handed in again."""
    facts = story.facts()
    for firm, rows in sums.by_firm(facts).items():
        if not firm:
            continue
        said = story.told("ledger", "firm", firm)
        story.same(f"firm {firm}", counted(said["all"]), sums.tally(rows))
        trend = {month: counted(one) for month, one in said["trend"] if one["submitted"]}
        months = {month: sums.tally([f for f in rows if f.month == month]) for month in {f.month for f in rows}}
        story.same(f"trend of {firm}", trend, months)
        repeated = [row for row in sums.defects(rows) if row[1] > 1]
        same = [(one["code"], one["submissions"], one["findings"]) for one in said["repeated"]]
        story.same(f"repeated of {firm}", same, repeated)
    for project in {one.made.project for one in facts if one.made.attempt > 1}:
        own = [one for one in facts if one.made.project == project and one.told]
        said = story.told("ledger", "timeline", project)
        there = [row["id"] for _, rows in said["stages"] for row in rows]
        story.same(f"timeline of {project}", there, [one.id for one in own])
        kinds = Counter(one["kind"] for one in said["happenings"])
        story.same(f"notices of {project}", kinds["notice"], sum(one.made.attempt == 1 for one in own))


def package(story: Story) -> None:
    """One result goes to another office, signed."""
    fact = next(one for one in story.facts() if one.passes)
    key, file = story.folder / "office.key", story.folder / "package.zip"
    other = ("--ledger", story.folder / "other.sqlite")
    story.run("key", "new", "--out", key)
    story.run("ledger", "package", fact.id, "--out", file, "--sign", key)
    story.run("ledger", "accept", file, "--by", "李示例", *other, status=2)
    story.run("key", "trust", key.with_suffix(".pub"), "--name", "示例市局")
    story.run("ledger", "accept", file, "--by", "李示例", *other)
    [row] = story.told("ledger", "list", "submissions", *other)["rows"]
    said = (row["project"], row["firm"], row["level"], row["score"])
    story.same("package", said, (fact.made.project, fact.made.firm, fact.level, fact.report["grade"]["score"]))


def at_home(folder: Path) -> dict[str, str]:
    """The environment of a story: its own ledger, its own keys."""
    place = {"SURVEYCHECK_LEDGER": str(folder / "bureau.sqlite"), "SURVEYCHECK_CONFIG": str(folder / "config")}
    return {**place, "LC_ALL": "zh_CN.UTF-8"}


if __name__ == "__main__":
    words = sys.argv[1:]
    own = Path(words[0]).absolute()
    os.environ |= at_home(own)
    count, firms, seed = map(int, [*words[1:], *("120", "10", "1")[len(words) - 1 :]])
    done = play(story_of(own, count, firms, seed, jobs=os.cpu_count() or 1))
    print(json.dumps(done.seconds, ensure_ascii=False))
    print("\n".join(done.differences) or "no difference")
    sys.exit(bool(done.differences))
