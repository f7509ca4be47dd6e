"""What differs between two packs."""

from __future__ import annotations

from pathlib import Path

from spoiled_pack import copy_of_blank

from surveycheck.pack import load_pack
from surveycheck.pack.diff import diff, formula


def changed(path: Path, old: str, new: str) -> None:
    """The file with one text in place of another, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def pair(tmp_path: Path) -> tuple[Path, Path]:
    return copy_of_blank(tmp_path / "old"), copy_of_blank(tmp_path / "new")


def test_a_pack_does_not_differ_from_its_copy(tmp_path: Path) -> None:
    old, new = pair(tmp_path)
    assert diff(load_pack(old), load_pack(new)).same
    assert diff(load_pack("ningbo"), load_pack("ningbo")).same


def test_settings_rows_rules_and_policy(tmp_path: Path) -> None:
    old, new = pair(tmp_path)
    changed(new / "pack.toml", 'value = "SOUTH"', 'value = "FIRM"')
    changed(new / "pack.toml", "\nt = 1.0", "\nt = 2.0")
    changed(new / "pack.toml", 'edition = "1"', 'edition = "2"')
    changed(new / "tables" / "codes.csv", "城镇住宅用地", "城镇住宅")
    with (new / "tables" / "codes.csv").open("a", encoding="utf-8") as file:
        file.write("LAND_USE,0901,新,new,example,unverified\n")
    changed(
        new / "tables" / "limits.csv",
        "closure,面封闭限差,closure of areas,,0.001",
        "closure,面封闭限差,closure of areas,,0.002",
    )
    (new / "topology" / "parcels-overlap.toml").unlink()
    changed(new / "shape" / "parcel-drawn-twice.toml", 'also = ["TOP-01"]\n', "")
    changed(new / "shape" / "boundary-not-closed.toml", 'severity = "C"', 'severity = "B"')
    with (new / "values" / "parcel-outside-district.py").open("a", encoding="utf-8") as file:
        file.write("\n# another comment\n")
    found = diff(load_pack(old, trust=True), load_pack(new, trust=True))
    assert found.header == {"edition": ("1", "2")}
    assert [(c.kind, c.key, c.parts) for c in found.settings] == [
        ("changed", "xdata_application", {"value": ("SOUTH", "FIRM")})
    ]
    assert [(c.kind, c.where, c.key, c.parts) for c in found.rows] == [
        ("changed", "codes", "LAND_USE/0701", {"title": ("城镇住宅用地", "城镇住宅")}),
        ("added", "codes", "LAND_USE/0901", {}),
        ("changed", "limits", "closure/", {"constant": ("0.001", "0.002")}),
    ]
    rules = {c.key: c for c in found.rules}
    assert rules["TOP-01"].kind == "removed"
    assert rules["GEO-01"].parts["severity"] == ("C", "B")
    assert rules["GEO-01"].parts["params"] == ({"tolerance": "0.001 m"}, {"tolerance": "0.002 m"})
    assert set(rules["ATT-09"].parts) == {"python"}
    assert set(rules) == {"TOP-01", "GEO-01", "GEO-03", "ATT-09", "LYR-02", "LYR-06", "LYR-07"}  # the setting, too
    assert found.grade == {"t": (1.0, 2.0)}
    assert not found.same


def test_a_code_that_lost_its_zeros(tmp_path: Path) -> None:
    old, new = pair(tmp_path)
    for code in ("0701", "0801"):
        changed(new / "tables" / "codes.csv", code, code.lstrip("0"))
    found = diff(load_pack(old), load_pack(new))
    assert [(c.kind, c.key) for c in found.rows] == [
        ("removed", "LAND_USE/0701"),
        ("removed", "LAND_USE/0801"),
        ("added", "LAND_USE/701"),
        ("added", "LAND_USE/801"),
    ]
    assert [en for _, en in found.notes] == [
        "the code LAND_USE/701 looks like LAND_USE/0701 without its leading zeros",
        "the code LAND_USE/801 looks like LAND_USE/0801 without its leading zeros",
    ]


def test_rows_of_a_free_table_with_one_key() -> None:
    found = diff(load_pack("ningbo"), load_pack("jiaxing"))
    keys = [(c.kind, c.key) for c in found.rows if c.where == "coordinate_systems"]
    assert keys == [
        ("changed", "2000国家大地坐标系"),
        ("changed", "2000国家大地坐标系 (2)"),
        ("removed", "宁波2000坐标系"),
        ("removed", "宁波市独立平面坐标系统"),
    ]
    assert {c.kind for c in found.rules} == {"changed"}


def test_limits_as_formulas() -> None:
    limits = load_pack("blank").limits
    assert formula(limits["area"]) == "0.05 (x ≤ 100); 0.004·√x + 0.0001·x m²"
    assert formula(limits["closure"]) == "0.001 m"
