"""What the README says of the packs is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from surveycheck.pack import installed_packs, load_pack

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_the_packs_and_their_numbers_of_rules(file: str) -> None:
    said = re.findall(r"^\| `(\w+)` \| (\d+) \|", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: int(count) for name, count in said} == {
        p.name: len(load_pack(p.name).rules) for p in installed_packs()
    }


def test_every_free_table_of_ningbo_is_named() -> None:
    known = {"files", "features", "fields", "tables", "keys", "codes", "limits"}
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    free = sorted({path.stem for path in (ROOT / "rules/ningbo/tables").glob("*.csv")} - known)
    assert [name for name in free if f"`{name}`" not in text] == []


def test_every_candidate_of_the_first_parts_of_the_catalogue_is_answered() -> None:
    """Package to presentation, and attributes, parcels, buildings: each code, or the span it is in."""
    text = (ROOT / "rules/ningbo/README.md").read_text(encoding="utf-8")
    lasts = {
        "PKG": 12,
        "FMT": 15,
        "CRS": 11,
        "LYR": 14,
        "GEO": 20,
        "TOP": 19,
        "TXT": 10,
        "ATT": 22,
        "PAR": 16,
        "BLD": 25,
        "PLN": 18,
        "SPC": 20,
        "ACC": 10,
        "DOC": 11,
    }
    spans = re.findall(r"([A-Z]{3})-(\d\d) … \1-(\d\d)", text)
    named = {(word, int(n)) for word, n in re.findall(r"\b([A-Z]{3})-(\d\d)\b", text)}
    named |= {(word, n) for word, first, last in spans for n in range(int(first), int(last) + 1)}
    assert [(w, n) for w, last in lasts.items() for n in range(1, last + 1) if (w, n) not in named] == []
