"""One pack over another."""

from __future__ import annotations

from pathlib import Path

import pytest
from spoiled_pack import copy_of_blank, faults_of

from surveycheck.pack import load_pack

HEAD = 'name = "{name}"\ntitle = "上层"\ntitle_en = "Upper"\nedition = "7"\nextends = "{base}"\n'


def upper(folder: Path, base: str, more: str = "") -> Path:
    """A pack that only extends."""
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(HEAD.format(name=folder.name, base=base) + more, encoding="utf-8")
    return folder


def test_everything_is_taken_over_but_the_claim(tmp_path: Path) -> None:
    pack, base = load_pack(upper(tmp_path / "upper", "blank")), load_pack("blank")
    assert (pack.name, pack.title, pack.edition, pack.notice) == ("upper", "上层", "7", base.notice)
    assert [(r.code, r.params, r.message) for r in pack.rules] == [(r.code, r.params, r.message) for r in base.rules]
    assert (pack.tables, pack.limits, pack.settings) == (base.tables, base.limits, base.settings)
    assert (pack.policy, pack.package, pack.xml_root) == (base.policy, base.package, base.xml_root)
    assert not pack.claim.root
    assert pack.digest != base.digest


def test_rows_settings_and_cards_replace(tmp_path: Path) -> None:
    more = '[settings.xdata_application]\nvalue = "FIRM"\ntitle = "应用名"\n'
    folder = upper(tmp_path / "upper", "blank", more)
    (folder / "tables").mkdir()
    (folder / "tables" / "limits.csv").write_text(
        "limit,title,title_en,upto,constant,per_sqrt,per_unit,unit,source,certainty\narea,面积,area,,0.5,,,m²,x,project\n",
        encoding="utf-8",
    )
    (folder / "tables" / "codes.csv").write_text(
        "list,code,title,title_en,source,certainty\nLAND_USE,0801,新,new,x,project\nLAND_USE,0901,增,added,x,project\n",
        encoding="utf-8",
    )
    card = (Path(load_pack("blank").folder) / "shape" / "boundary-not-closed.toml").read_text(encoding="utf-8")
    (folder / "shape").mkdir()
    (folder / "shape" / "boundary-not-closed.toml").write_text(card.replace('"C"', '"D"', 1), encoding="utf-8")
    pack = load_pack(folder)
    assert pack.settings["xdata_application"].value == "FIRM"
    assert pack.limits["area"].of(50) == 0.5  # a limit is replaced with all of its pieces
    assert pack.limits["closure"].value == 0.001
    assert [(r["code"], r["title"]) for r in pack.table("codes")] == [
        ("0701", "城镇住宅用地"),
        ("0801", "新"),
        ("0901", "增"),
    ]
    rule = pack.rule("GEO-01")
    assert rule is not None
    assert (rule.severity, rule.pack) == ("D", "upper")
    assert len(pack.rules) == len(load_pack("blank").rules)


def test_rules_are_dropped_by_code_or_name(tmp_path: Path) -> None:
    folder = upper(tmp_path / "upper", "blank", 'drop = ["TOP-01", "boundary-not-closed"]\n')
    pack = load_pack(folder)
    assert pack.rule("TOP-01") is None
    assert pack.rule("GEO-01") is None
    twice = pack.rule("GEO-03")
    assert twice is not None
    assert twice.also == ()  # what is not there has no consequence


def test_a_rule_dropped_by_its_name_is_nobodys_consequence(tmp_path: Path) -> None:
    pack = load_pack(upper(tmp_path / "upper", "blank", 'drop = ["parcels-overlap"]\n'))
    twice = pack.rule("GEO-03")
    assert twice is not None
    assert twice.also == ()
    assert pack.dropped == ("TOP-01",)


def test_dropping_what_is_not_there(tmp_path: Path) -> None:
    (fault,) = faults_of(upper(tmp_path / "upper", "blank", 'drop = ["GEO-99"]\n'))
    assert "GEO-99" in fault.message


def test_two_levels_of_packs_beside_each_other(tmp_path: Path) -> None:
    copy_of_blank(tmp_path / "ground")
    upper(tmp_path / "middle", "ground", 'drop = ["TOP-01"]\n')
    pack = load_pack(upper(tmp_path / "top", "middle", 'drop = ["GEO-01"]\n'))
    assert {r.code for r in load_pack("blank").rules} - {r.code for r in pack.rules} == {"TOP-01", "GEO-01"}


@pytest.mark.parametrize("base", ["one", "two"])
def test_a_circle(base: str, tmp_path: Path) -> None:
    upper(tmp_path / "two", "one")
    faults = faults_of(upper(tmp_path / "one", base))
    assert any("circle" in f.message_en for f in faults)


def test_python_of_an_installed_pack_is_trusted_and_of_a_folder_is_not(tmp_path: Path) -> None:
    inherited = load_pack(upper(tmp_path / "upper", "blank")).rule("ATT-09")
    copied = load_pack(copy_of_blank(tmp_path / "ground")).rule("ATT-09")
    assert inherited is not None
    assert copied is not None
    assert (inherited.python, inherited.trusted) == (True, True)
    assert (copied.python, copied.trusted) == (True, False)


def test_a_fault_below_names_the_pack_below(tmp_path: Path) -> None:
    ground = copy_of_blank(tmp_path / "ground")
    (ground / "tables" / "limits.csv").write_text("limit\n", encoding="utf-8")
    assert any(f.file == "ground:tables/limits.csv" for f in faults_of(upper(tmp_path / "upper", "ground")))


def test_rows_are_left_out_by_patterns_of_their_key(tmp_path: Path) -> None:
    more = '[inherited.without]\ncodes = ["LAND_USE/0[1-9]*"]\nfields = ["*/NOTE"]\ndistricts = ["*"]\n'
    ground = copy_of_blank(tmp_path / "ground")
    for name, row in (("codes", "LAND_USE,2001,其他,other"), ("fields", "PARCEL,NOTE,备注,note,text,,,O,,,,,,,")):
        with (ground / "tables" / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(f"{row},x,project\n")
    below, pack = load_pack(ground), load_pack(upper(tmp_path / "upper", "ground", more))
    assert [r["code"] for r in pack.table("codes")] == ["2001"]
    left = {(r["table"], r["field"]) for r in pack.table("fields")}
    assert {(r["table"], r["field"]) for r in below.table("fields")} - left == {("PARCEL", "NOTE")}
    assert pack.table("districts") == ()
    wrong = faults_of(upper(tmp_path / "wrong", "ground", '[inherited.without]\nlimits = ["no*"]\nrivers = ["*"]\n'))
    assert {f.column for f in wrong} == {"inherited.without.limits", "inherited.without.rivers"}
    assert all(f.row for f in wrong)


def test_what_is_taken_over_is_as_sure_as_it_is_here(tmp_path: Path) -> None:
    pack = load_pack(upper(tmp_path / "upper", "blank", '[inherited.certainty]\nproject = "unverified"\n'))
    base = load_pack("blank")
    assert "project" in {r["certainty"] for rows in base.tables.values() for r in rows}
    told = {r.certainty for r in pack.rules} | {s.certainty for s in pack.settings.values()}
    assert "project" not in told | {r["certainty"] for rows in pack.tables.values() for r in rows}


POLICY = """
[inherited.quality]
{quality}
[grade]
standard = "S"
deduct = {{ A = 42, B = 12, C = 4, D = 1 }}
levels = {{ "好" = 60 }}
veto = ["A"]
[[grade.element]]
name = "全部"
weight = 1.0
  [[grade.element.part]]
  name = "一切"
  weight = 1.0
"""


def test_cards_count_in_another_policy(tmp_path: Path) -> None:
    policy = load_pack("blank").policy
    assert policy is not None
    names = [f"{e.name}/{p.name}" for e in policy.elements for p in e.parts]
    lines = "\n".join(f'"{name}" = "全部/一切"' for name in names)
    pack = load_pack(upper(tmp_path / "upper", "blank", POLICY.format(quality=lines)))
    assert {r.quality for r in pack.rules} == {"全部/一切"}
    faults = faults_of(upper(tmp_path / "wrong", "blank", POLICY.format(quality='"没有/这个" = "全部/一切"')))
    assert any(f.column == "inherited.quality.没有/这个" and f.row for f in faults)
    assert any("全部/一切" in f.message for f in faults)  # the cards still name parts of the other policy


def _over(folder: Path, text: str, name: str = "shape/boundary-not-closed.toml") -> Path:
    path = upper(folder, "blank") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_card_says_only_what_differs(tmp_path: Path) -> None:
    text = 'over = true\nseverity = "D"\ntitle = "另一种说法"\n[params]\ntolerance = 0.5\n'
    rule = load_pack(_over(tmp_path / "upper", text)).rule("GEO-01")
    below = load_pack("blank").rule("GEO-01")
    assert rule is not None
    assert below is not None
    assert (rule.severity, rule.title, rule.title_en) == ("D", "另一种说法", below.title_en)
    assert rule.params["tolerance"].value == 0.5  # type: ignore[union-attr]
    assert (rule.message, rule.bad, rule.also) == (below.message, below.bad, below.also)
    assert rule.home == load_pack("blank").folder


def test_examples_of_its_own_are_run_here(tmp_path: Path) -> None:
    text = (
        'over = true\n[params]\ntolerance = 0.5\n[[bad]]\nname = "60 cm"\n'
        'features = [{ layer = "JMD", wkt = "LINESTRING (0 0, 10 0, 10 10, 0 10, 0 0.6)" }]\nfinds = [{ gap = 0.6 }]\n'
        '[[good]]\nname = "40 cm"\nfeatures = [{ layer = "JMD", wkt = "LINESTRING (0 0, 10 0, 10 10, 0 10, 0 0.4)" }]\n'
    )
    rule = load_pack(_over(tmp_path / "upper", text)).rule("GEO-01")
    assert rule is not None
    assert rule.home == ""
    assert [e.name for e in (*rule.bad, *rule.good)] == ["60 cm", "40 cm"]


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ('over = true\nseverity = "D"\n', "shape/nothing-there.toml", "no shape/nothing-there.toml"),
        ('over = true\nseverity = "E"\n', "shape/boundary-not-closed.toml", "severity"),
        ("over = true\ntoleranse = 1\n", "shape/boundary-not-closed.toml", "toleranse"),
        ('over = false\nseverity = "D"\n', "shape/boundary-not-closed.toml", "over"),
    ],
)
def test_a_wrong_over_is_a_fault_of_the_card(tmp_path: Path, text: str, name: str, word: str) -> None:
    faults = faults_of(_over(tmp_path / "upper", text, name))
    assert any(word in f.message_en and f.file == name for f in faults)


def test_inherited_without_extends(tmp_path: Path) -> None:
    pack = copy_of_blank(tmp_path / "mine")
    text = (pack / "pack.toml").read_text(encoding="utf-8")
    (pack / "pack.toml").write_text(text + '\n[inherited.without]\ncodes = ["*"]\n', encoding="utf-8")
    assert any("no effect without extends" in f.message_en for f in faults_of(pack))


def test_a_grade_policy_that_is_not_wanted(tmp_path: Path) -> None:
    pack = load_pack(upper(tmp_path / "upper", "blank", "[inherited]\ngrade = false\n"))
    assert pack.policy is None
    assert len(pack.rules) == len(load_pack("blank").rules)
