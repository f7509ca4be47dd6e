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
