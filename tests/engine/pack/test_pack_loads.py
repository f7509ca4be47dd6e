"""What a sound pack becomes: words, tables, limits, parameters, digest."""

from __future__ import annotations

from pathlib import Path

import pytest
from spoiled_pack import copy_of_blank, edit, faults_of

from surveycheck.pack import PackError, load_pack
from surveycheck.rule import STAGES, Limit, Piece


def test_the_blank_pack_as_its_files_say() -> None:
    pack = load_pack("blank")
    assert (pack.name, pack.edition, pack.package, pack.xml_root) == ("blank", "1", True, "空白成果")
    assert pack.claim.namespace == "urn:surveycheck:blank"
    assert pack.settings["xdata_application"].value == "SOUTH"
    order = [(STAGES.index(r.stage), r.code) for r in pack.rules]
    assert order == sorted(order)
    assert len(order) == len(list(Path(pack.folder).glob("*/*.toml")))


def test_a_card_becomes_a_rule() -> None:
    rule = load_pack("blank").rule("GEO-01")
    assert rule is not None
    assert (rule.name, rule.stage, rule.severity, rule.gate) == ("boundary-not-closed", "shape", "C", True)
    assert rule.select.kinds == ("line", "area")
    assert rule.references == {"tolerance": "closure"}
    assert rule.params == {"tolerance": Limit("closure", (Piece(constant=0.001),), "m", "example")}
    assert rule.severity_when[0].above == 1.0
    assert [e.name for e in rule.good] == ["首尾相接", "缺口等于限差"]
    assert rule.bad[0].finds == ({"gap": 0.03, "tolerance": 0.001},)
    assert rule.origin == "shape/boundary-not-closed.toml"
    assert not rule.python


def test_limits_in_pieces() -> None:
    area = load_pack("blank").limits["area"]
    assert area.of(100) == 0.05
    assert area.of(400) == pytest.approx(0.004 * 20 + 0.0001 * 400)


def test_the_policy() -> None:
    policy = load_pack("blank").policy
    assert policy is not None
    assert policy.levels == (("优", 90.0), ("良", 75.0), ("合格", 60.0))
    assert policy.fail_level == "不合格"
    assert [p.name for p in policy.elements[0].parts] == ["几何拓扑", "属性与一致性"]


def test_comments_empty_lines_bom_quotes_and_short_rows(blank: Path) -> None:
    text = (
        '﻿# said "so", and, more\r\n\r\nlist,code,title,title_en,source,certainty\r\n'
        '# between\r\nLAND_USE,0701,"住宅, 别墅","two\r\n# lines",,\r\n,,,,,\r\nLAND_USE, 0702 ,零售\r\n'
    )
    (blank / "tables" / "codes.csv").write_bytes(text.encode("utf-8"))
    rows = load_pack(blank).table("codes")
    assert [(r["code"], r["title"], r.number) for r in rows] == [("0701", "住宅, 别墅", 5), ("0702", "零售", 8)]
    assert rows[0]["title_en"] == "two\n# lines"
    assert rows[1]["certainty"] == ""


def test_names_and_folders(blank: Path) -> None:
    assert load_pack(str(blank)).name == "blank"
    assert load_pack(blank).folder == str(blank)
    with pytest.raises(PackError, match="no-such-pack"):
        load_pack("no-such-pack")


def test_the_digest_is_that_of_every_file(blank: Path, tmp_path: Path) -> None:
    first = load_pack(blank).digest
    assert first.startswith("sha256:")
    assert load_pack(copy_of_blank(tmp_path / "elsewhere")).digest == first
    for clutter in ("__pycache__/x.pyc", ".swp", "shape/card.toml~", ".git/config"):
        path = blank / clutter
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert load_pack(blank).digest == first
    edit(blank, "README.md", "Blank", "blank")
    changed = load_pack(blank).digest
    assert changed != first
    (blank / "README.md").rename(blank / "READ.md")
    assert load_pack(blank).digest not in (first, changed)


PARAMETERS = {
    "kinds: Limit": ("0.5", Limit.constant(0.5, unit="")),
    "kinds: float": ('"@closure"', 0.001),
    "kinds: int": ("3", 3),
    "kinds: str": ('"@xdata_application"', "SOUTH"),
    "kinds: bool": ("true", True),
    "kinds: tuple[str, ...]": ('["a", "b"]', ("a", "b")),
    "kinds: tuple[float, ...]": ("[1, 2.5]", (1.0, 2.5)),
    "kinds: Limit | None = None": ("2", Limit.constant(2.0, unit="")),
}


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_parameters_of_every_kind(parameter: str, blank: Path) -> None:
    written, value = PARAMETERS[parameter]
    code = "from surveycheck.rule import Defect, Inputs, Limit, check\n\n@check\n"
    code += f"def look(inputs: Inputs, *, {parameter}):\n    return ()\n"
    (blank / "values" / "parcel-outside-district.py").write_text(code, encoding="utf-8")
    edit(blank, "values/parcel-outside-district.toml", "digits = 6", f"kinds = {written}")
    rule = load_pack(blank, trust=True).rule("ATT-09")
    assert rule is not None
    assert rule.params == {"kinds": value}


@pytest.mark.parametrize(
    ("parameter", "written"),
    [
        *(("Limit", '"@area_"'), ("Limit", "true"), ("float", '"@area"'), ("float", "true"), ("int", "true")),
        *(("int", "1.0"), ("str", "1"), ("bool", "1"), ("tuple[str, ...]", '"a"'), ("tuple[float, ...]", '["a"]')),
        ("dict", "{}"),
    ],
)
def test_parameters_of_the_wrong_kind(parameter: str, written: str, blank: Path) -> None:
    code = "from surveycheck.rule import Defect, Inputs, Limit, check\n\n@check\n"
    code += f"def look(inputs: Inputs, *, kinds: {parameter}):\n    return ()\n"
    (blank / "values" / "parcel-outside-district.py").write_text(code, encoding="utf-8")
    edit(blank, "values/parcel-outside-district.toml", "digits = 6", f"kinds = {written}")
    assert [f.column for f in faults_of(blank)] == ["params.kinds"]
