"""Digests by the vectors of their standards, the canonical form, and the code for paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveycheck.seal import Fields, code_of, digests_of, digests_of_file, same_code, seal_of_document
from surveycheck.seal.canonical import canonical, in_pieces
from surveycheck.seal.code import ALPHABET

# GB/T 32905-2016, annex A
SM3 = [
    (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
]


@pytest.mark.parametrize(("data", "digest"), SM3)
def test_sm3_gives_what_the_standard_says(data: bytes, digest: str) -> None:
    assert digests_of(data).sm3 == digest


def test_sm3_is_the_same_where_python_lacks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks(name: str) -> None:
        raise ValueError(f"unsupported hash type {name}")

    monkeypatch.setattr("hashlib.new", lacks)
    assert [digests_of(data).sm3 for data, _ in SM3] == [digest for _, digest in SM3]


def test_sha256_gives_what_the_standard_says() -> None:
    """FIPS 180-4, example of NIST."""
    assert digests_of(b"abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    data = bytes(range(256)) * 10_000
    (tmp_path / "a").write_bytes(data)
    assert digests_of_file(tmp_path / "a") == (digests_of(data), len(data))


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ({"b": 1, "a": [True, None]}, b'{"a":[true,null],"b":1}'),
        ({"界": "址\n", "A": '"\\'}, '{"A":"\\"\\\\","界":"址\\n"}'.encode()),
        ([1.0, 0.1, 1e-7, 1e16, 40602300.12345679], b"[1.0,0.1,1e-07,1e+16,40602300.12345679]"),
        (10**30, b"1" + b"0" * 30),
        ("\x1f\x7f", b'"\\u001f\x7f"'),
        ("\udc81", b'"\\udc81"'),
        ("\ud83d\ude00", '"\U0001f600"'.encode()),
        ({"\ud800": "\ud83d\ude00\udc00"}, '{"\\ud800":"\U0001f600\\udc00"}'.encode()),
    ],
)
def test_the_canonical_form(value: Any, form: bytes) -> None:
    assert canonical(value) == form
    assert canonical(json.loads(json.dumps(value))) == form


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_canonical_form_is_json_of_the_same_value_and_has_no_other_spelling(value: Any) -> None:
    form = canonical(value)
    assert json.loads(form) == value
    assert canonical(json.loads(form)) == form
    assert b"".join(in_pieces(value)) == form


def test_a_number_that_is_not_finite_has_no_form() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


REPORT: dict[str, Any] = {
    "engine": {"version": "1"},
    "deliverable": {"name": "a", "files": []},
    "pack": {"name": "p"},
    "settings": [],
    "started": "2026",
    "seconds": 1.0,
    "runs": [{"code": "A", "seconds": 0.1}],
    "findings": [],
    "later": 1,
}


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"started": "2027"}, set()),
        ({"seconds": 2.0}, set()),
        ({"runs": [{"code": "A", "seconds": 9}]}, set()),
        ({"seal": {"anything": 1}}, set()),
        ({"runs": [{"code": "B", "seconds": 0.1}]}, {"result"}),
        ({"later": 2}, {"result"}),
        ({"new": None}, {"result"}),
        ({"engine": {"version": "2"}}, {"engine"}),
        ({"deliverable": {"name": "b", "files": []}}, {"inputs"}),
        ({"pack": {"name": "q"}}, {"pack"}),
        ({"left_out": ["A"]}, {"settings"}),
    ],
)
def test_a_change_shows_in_its_part_and_in_the_content(change: dict[str, Any], parts: set[str]) -> None:
    before, after = seal_of_document(REPORT), seal_of_document(REPORT | change)
    assert {name for name in before.parts if before.parts[name] != after.parts[name]} == parts
    assert (before.content != after.content) == bool(parts)
    assert (before.code != after.code) == bool(parts)


def test_the_order_of_fields_does_not_matter() -> None:
    fields = Fields()
    for name in reversed(REPORT):
        fields.add(name, REPORT[name])
    assert fields.seal() == seal_of_document(REPORT)


def test_the_seal_can_be_made_by_hand() -> None:
    """As the house describes it, with nothing of ours."""
    import hashlib

    def digest(value: object) -> str:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    parts: dict[str, dict[str, str]] = {
        "engine": {"engine": digest(REPORT["engine"])},
        "inputs": {"deliverable": digest(REPORT["deliverable"])},
        "pack": {"pack": digest(REPORT["pack"])},
        "settings": {"settings": digest([])},
        "result": {"runs": digest([{"code": "A"}]), "findings": digest([]), "later": digest(1)},
    }
    assert seal_of_document(REPORT).content.sha256 == digest({name: digest(part) for name, part in parts.items()})


@pytest.mark.parametrize(
    ("sha256", "code"),
    [
        ("0" * 64, "0000-0000-0000-0000"),
        ("f" * 64, "ZZZZ-ZZZZ-ZZZZ-ZZZZ"),
        ("08421" * 4 + "f" * 44, "1111-1111-1111-1111"),
    ],
)
def test_the_code(sha256: str, code: str) -> None:
    assert code_of(sha256) == code
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize("said", ["7k3q 0vnm t2xc 94hd", "7K3QOVNMT2XC94HD", " 7K3Q—OVNM－T2XC-94HD "])
def test_a_code_is_read_as_people_write_it(said: str) -> None:
    assert same_code(said, "7K3Q-0VNM-T2XC-94HD")
    assert not same_code(said, "7K3Q-0VNM-T2XC-94HE")
