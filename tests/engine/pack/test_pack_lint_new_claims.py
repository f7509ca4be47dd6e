"""Lint, new packs, and which packs are installed and claim what."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from spoiled_pack import edit

from surveycheck.pack import PackError, claimed_by, installed_packs, load_pack, packs_folder
from surveycheck.pack.linter import certainty, lint
from surveycheck.pack.new import new_pack

GEO = "shape/boundary-not-closed.toml"


def test_the_blank_pack_is_clean(blank: Path) -> None:
    assert lint(load_pack(blank)) == ()


FINISH = '\n  [[grade.element.part]]\n  name = "整饰"\n  name_en = "Finish"\n  weight = 0.5'
COMPLAINTS = {
    "no English title": (GEO, 'title_en = "Boundary is not closed"', "", GEO, "title_en"),
    "no clause": (GEO, 'clause = "示例规定 5.1：面状要素应封闭"', "", GEO, "clause"),
    "needs in one language": (GEO, 'needs_en = "Waits for lines or areas on layer JZD."\n', "", GEO, "needs_en"),
    "no why": (GEO, 'why = "未闭合的界线围不成宗地，面积无从计算。"\n', "", GEO, "why"),
    "fact that no example shows": (GEO, "{ gap = 0.03, tolerance = 0.001 }", "{ gap = 0.03 }", GEO, "message"),
    "example's name twice": (GEO, 'name = "缺口等于限差"', 'name = "首尾相接"', GEO, "name"),
    "unreached": ("pack.toml", "weight = 1.0", f"weight = 0.5{FINISH}", "pack.toml", "grade.element.part"),
    "lighter class deducts more": ("pack.toml", "C = 4, D = 1", "C = 4, D = 5", "pack.toml", "grade.deduct"),
    "least level": ("pack.toml", "pass_score = 60", "pass_score = 50", "pack.toml", "grade.levels"),
    "no veto": ("pack.toml", 'veto = ["A"]', "veto = []", "pack.toml", "grade.veto"),
    "row without source": ("tables/codes.csv", "example,unverified", ",unverified", "tables/codes.csv", "source"),
    "setting without source": ("pack.toml", 'source = "example"                    #', "#", "pack.toml",
                               "settings.xdata_application"),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPLAINTS)
def test_lint_complains(name: str, blank: Path) -> None:
    file, old, new, said_file, key = COMPLAINTS[name]
    edit(blank, file, old, new)
    assert [(f.file, f.column) for f in lint(load_pack(blank))] == [(said_file, key)]


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_lint_wants_both_kinds_of_examples(kind: str, blank: Path) -> None:
    path = blank / "topology" / "parcels-overlap.toml"
    text = path.read_text(encoding="utf-8")
    bad, good = text.index("[[bad]]"), text.index("[[good]]")
    path.write_text(text[:bad] + text[good:] if kind == "bad" else text[:good], encoding="utf-8")
    assert kind in [f.column for f in lint(load_pack(blank))]


def test_lint_wants_a_figure_for_what_is_scored_by_accuracy(blank: Path) -> None:
    edit(blank, "pack.toml", "t = 1.0", "accuracy = [[0.3, 100], [1, 60]]\nt = 1.0")
    edit(blank, "pack.toml", "weight = 1.0", 'weight = 1.0\n  route = "accuracy"')
    found = lint(load_pack(blank))
    assert [(f.column, "figure of accuracy" in f.message_en) for f in found] == [("grade.element.part", True)]


def test_certainty_is_counted() -> None:
    counts = certainty(load_pack("blank"))
    assert counts["practice"] >= 4
    assert counts["unverified"] >= 5


def test_a_new_pack(tmp_path: Path) -> None:
    folder = new_pack("my-city", tmp_path / "packs" / "my-city")
    pack = load_pack(folder, trust=True)
    assert pack.name == "my-city"
    assert not pack.claim.root  # two packs that claim the same would leave the user with a question
    assert pack.xml_root == "空白成果"
    assert {r.code for r in pack.rules} == {r.code for r in load_pack("blank").rules}
    assert [p.name for p in folder.parent.iterdir()] == ["my-city"]


@pytest.mark.parametrize(("name", "source"), [("My City", "blank"), ("mine", "nowhere"), ("mine", "../blank")])
def test_no_new_pack(name: str, source: str, tmp_path: Path) -> None:
    with pytest.raises(PackError):
        new_pack(name, tmp_path / "new", source)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="存在"):
        new_pack("mine", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_installed_packs_are_those_in_the_folder() -> None:
    found = installed_packs()
    assert [p.name for p in found] == sorted(p.parent.name for p in packs_folder().glob("*/pack.toml"))
    assert all(p.title and p.title_en and p.edition and not p.faults for p in found)


@dataclass(frozen=True)
class Root:
    root: str
    namespace: str = "urn:surveycheck:blank"
    attributes: dict[str, str] = field(default_factory=dict)


NINGBO = "urn:surveycheck:ningbo:jungong:reference"


@pytest.mark.parametrize(
    ("roots", "packs"),
    [
        ([Root("空白成果")], ("blank",)),
        ([Root("other"), Root("空白成果")], ("blank",)),
        ([Root("空白成果", "urn:other")], ()),
        ([Root("空白成果", "")], ()),
        ([], ()),
        ([Root("综合测绘成果", NINGBO, {"阶段": "竣工验收", "城市": "宁波"})], ("ningbo",)),
        ([Root("综合测绘成果", NINGBO, {"阶段": "规划"})], ()),
        ([Root("综合测绘成果", NINGBO)], ()),
        ([Root("综合测绘成果", NINGBO, {"阶段": "竣工验收"}), Root("空白成果")], ("blank", "ningbo")),
    ],
)
def test_claims(roots: list[Root], packs: tuple[str, ...]) -> None:
    assert claimed_by(roots) == packs
