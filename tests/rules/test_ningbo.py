"""Decisions of the Ningbo pack that no example of a single card can show. Who changes one changes it here too."""

from __future__ import annotations

import functools

import pytest

from surveycheck.pack import Pack, load_pack
from surveycheck.rule import Defect
from surveycheck.run.examples import run_example
from surveycheck.run.stamp import severity


@functools.cache
def pack() -> Pack:
    return load_pack("ningbo")


def codes(words: str) -> set[str]:
    return set(words.split())


CLASSES = {
    "A": "ACC-01 ACC-02 ACC-03 ACC-04 ACC-08 ACC-14 "
    "BLD-10 BLD-25 CRS-01 CRS-02 CRS-03 CRS-04 CRS-07 CRS-08 DOC-06 FMT-01 FMT-04 PAR-07 PAR-09 PKG-08 PLN-01 "
    "PLN-03 PLN-04 PLN-07 PLN-19 TOP-01 TOP-03 TOP-04 TOP-19",
    "B": "ACC-07 ACC-09 "
    "ATT-01 ATT-02 ATT-07 ATT-08 ATT-09 ATT-13 ATT-16 ATT-18 ATT-19 ATT-20 ATT-21 ATT-23 BLD-01 BLD-02 BLD-03 "
    "BLD-04 BLD-05 BLD-06 BLD-07 BLD-08 BLD-09 BLD-11 BLD-12 BLD-13 BLD-15 BLD-18 BLD-21 BLD-26 BLD-27 BLD-28 BLD-29 "
    "BLD-31 BLD-32 BLD-33 BLD-34 BLD-35 BLD-36 BLD-37 BLD-38 BLD-41 BLD-43 BLD-44 BLD-46 BLD-48 PAR-03 PAR-14 CRS-05 "
    "CRS-06 CRS-09 CRS-10 DOC-01 DOC-03 DOC-04 DOC-05 "
    "DOC-10 FMT-03 FMT-05 FMT-07 FMT-08 FMT-12 FMT-16 FMT-21 FMT-30 GEO-02 GEO-17 LYR-01 LYR-05 LYR-15 PAR-01 PAR-02 "
    "PAR-05 PKG-01 PKG-03 PKG-07 PKG-09 PKG-12 PKG-16 TXT-01 "
    "PLN-05 PLN-06 PLN-08 PLN-09 PLN-10 PLN-13 SPC-01 SPC-02 SPC-03 SPC-05 SPC-06 SPC-09 SPC-10 SPC-11 SPC-12 SPC-21 "
    "SPC-22 SPC-23 SPC-24 SPC-25 TOP-02 TOP-05 TOP-06 TOP-07 TOP-08 TOP-09 TOP-10 "
    "TOP-11 TOP-13 TOP-14 TOP-15 TOP-17 TOP-18 TOP-20 TOP-23 TOP-24",
    "C": "ACC-05 ATT-28 ATT-35 ATT-36 ATT-37 SPC-36 SPC-37 CRS-14 BLD-45 PLN-24 TXT-11 PAR-23 PAR-24 SPC-34 "
    "DOC-15 ATT-32 BLD-47 BLD-49 BLD-50 PAR-25 SPC-35 "
    "ATT-11 ATT-14 ATT-15 ATT-17 ATT-22 ATT-25 BLD-42 BLD-14 BLD-17 BLD-19 BLD-20 BLD-30 PAR-04 PAR-08 PAR-11 PAR-12 "
    "ATT-03 ATT-04 ATT-05 ATT-06 ATT-12 DOC-07 DOC-11 FMT-02 FMT-06 FMT-17 FMT-19 FMT-25 GEO-01 GEO-03 GEO-06 "
    "FMT-09 FMT-10 GEO-14 GEO-19 GEO-20 LYR-02 LYR-04 LYR-06 LYR-07 LYR-09 PAR-06 PKG-02 PKG-05 PKG-06 "
    "TXT-02 TXT-03 TXT-09 TXT-10 "
    "TOP-12 TOP-16 TOP-21 TOP-22 TOP-25 TOP-26 TXT-15",
    "D": "ACC-06 ACC-11 ACC-13 ACC-15 "
    "ATT-10 ATT-26 ATT-27 ATT-29 ATT-30 ATT-31 ATT-33 ATT-34 DOC-16 PAR-22 PLN-23 "
    "FMT-11 FMT-13 FMT-14 FMT-15 GEO-05 GEO-07 LYR-03 LYR-10 LYR-12 LYR-13 LYR-14 PKG-04 PKG-10 PKG-11 "
    "TXT-04 TXT-05 TXT-06 TXT-07 TXT-08 TXT-12 TXT-13 TXT-14 TXT-16 TXT-17 TXT-18",
    "note": "ACC-12 ACC-16 PLN-28 PLN-29 BLD-16 BLD-23 CRS-11 FMT-29 LYR-08",
}


SPECIAL = {
    "A": "PKG-13 PLN-12 PLN-18 SPC-13",
    "B": "PAR-15 PAR-17 PAR-21 PAR-18 PAR-19 DOC-02 DOC-12 PLN-02 PLN-11 PLN-16 PLN-17 PLN-20 PLN-21 PLN-27 "
    "STG-01 STG-02 STG-03 STG-04 STG-05 STG-06 SPC-14 SPC-15 SPC-16 SPC-17 SPC-26 SPC-27 SPC-28 SPC-29 "
    "SPC-30 CRS-12 BLD-39 BLD-40",
    "C": "CRS-13 ATT-24 PAR-16 PAR-20 PKG-14 PKG-15 "
    "SPC-31 SPC-32 SPC-33 DOC-08 DOC-09 DOC-14 PLN-25 PLN-26 SPC-04 SPC-07 SPC-08 SPC-18 SPC-19 SPC-20",
    "note": "DOC-13",
}
"""Planning, special surveys, documents, stages."""


ODD = {
    "C": "GEO-04 GEO-08 GEO-11 GEO-13 GEO-15 GEO-16",
    "D": "LYR-16 GEO-09 GEO-10 GEO-12 GEO-18 GEO-21",
}
"""Lines of networks, and shapes that are drawn oddly."""


@pytest.mark.parametrize("letter", CLASSES)
def test_the_class_of_every_rule(letter: str) -> None:
    known = codes(CLASSES[letter]) | codes(ODD.get(letter, "")) | codes(SPECIAL.get(letter, ""))
    assert {r.code for r in pack().rules if r.severity == letter} == known


def test_what_is_kept_back_from_later_stages() -> None:
    """What cannot be read, lies elsewhere, or encloses nothing."""
    gates = {r.code for r in pack().rules if r.gate}
    assert gates == codes("CRS-02 CRS-03 CRS-04 FMT-01 FMT-04 GEO-01 GEO-02 PAR-19 PKG-03 PKG-08")


def test_sums_are_not_made_of_what_is_left() -> None:
    """Rules that add up all records of a table, or parts of a floor, are withheld when a gate kept one of them back."""
    whole = {r.code for r in pack().rules if r.whole}
    assert whole == codes(
        "BLD-01 BLD-03 BLD-04 BLD-05 BLD-08 BLD-11 BLD-17 BLD-28 BLD-29 BLD-31 BLD-32 BLD-34 BLD-40 BLD-41 BLD-42 "
        "BLD-44 BLD-50 PAR-14 PLN-13 PLN-23 SPC-01 SPC-03 SPC-05 SPC-06 SPC-09 SPC-10 SPC-11 SPC-12 SPC-26 TOP-15"
    )


def test_keys_are_compared_with_what_a_gate_failed_too() -> None:
    failed = {(r.code, name) for r in pack().rules for name, s in {"": r.select, **r.others}.items() if s.failed}
    failed = {(code, name) for code, name in failed if name != "shapes"}  # only shown beside a record
    assert failed == {
        *(("ATT-01", name) for name in ["records"]),
        *(("ATT-02", name) for name in ["records"]),
        *(("ATT-18", name) for name in ["", "parents"]),
        *(("ATT-19", name) for name in ["", "features", "codeless"]),
        *(("ATT-33", name) for name in ["texts", "things"]),
        *(("ATT-20", name) for name in ["", "records"]),
        *(("ATT-21", name) for name in ["", "records"]),
        *(("ATT-26", name) for name in ["", "others"]),
        ("ATT-30", "others"),
        ("ATT-11", "texts"),
        ("GEO-01", "pieces"),
        ("CRS-07", "plans"),
        ("CRS-07", "site"),
        *((code, name) for code in ["PLN-02", "PLN-11", "SPC-04", "SPC-30"] for name in ["", "listed"]),
        ("PLN-16", "buildings"),
        ("GEO-12", "also"),
        ("GEO-12", "usual"),
        ("PLN-16", "levels"),
        ("BLD-47", "floors"),
        ("BLD-47", "buildings"),
        ("SPC-08", ""),
        ("SPC-13", "records"),
        ("TOP-17", "records"),
        ("PKG-07", "texts"),
        ("TOP-10", "records"),
        ("TOP-25", "records"),
        ("PAR-18", "records"),
    }


@pytest.mark.parametrize(
    ("code", "facts", "letter"),
    [
        ("PAR-01", {"ratio": 1.5}, "B"),
        ("PAR-01", {"ratio": 3.0}, "B"),
        ("PAR-01", {"ratio": 3.001}, "A"),  # beyond three times the limit
        ("PAR-01", {}, "B"),
        ("LYR-04", {"role": "control-point"}, "B"),
        ("LYR-04", {"role": "parcel"}, "B"),
        ("LYR-04", {"role": "green"}, "C"),
        ("BLD-16", {"ratio": 1.0}, "note"),
        ("BLD-16", {"ratio": 2.0}, "C"),  # no storey is that high or low
        ("FMT-16", {"kind": "dxf-binary"}, "note"),
        ("FMT-16", {"reason": "cut"}, "B"),
        ("FMT-17", {"kind": "dxf-unknown-entity"}, "note"),
        ("FMT-17", {"kind": "dxf-duplicate-handle"}, "D"),
        ("FMT-17", {"kind": "dxf-bad-reference"}, "C"),
    ],
)
def test_the_class_depends_on_the_facts(code: str, facts: dict[str, float | str], letter: str) -> None:
    rule = pack().rule(code)
    assert rule is not None
    assert severity(rule, Defect(None, facts=facts), pack()) == letter


def test_rules_whose_class_stands_in_the_tables() -> None:
    assert {r.code: r.severity_column for r in pack().rules if r.severity_column} == dict.fromkeys(
        ["ATT-01", "ATT-02", "PKG-01"], "severity"
    )


def test_what_is_drawn_of_the_addends_stands_beside_a_wrong_sum() -> None:
    rule = next(r for r in pack().rules if r.code == "SPC-26")
    (example,) = (e for e in rule.bad if e.features)
    (finding,) = (f for f in run_example(pack(), rule, example).findings if f.code == rule.code)
    assert any(place.handles and place.layer == "LD" for place in finding.others)
