"""Numbers of persons are masked; codes that only look alike are not."""

from __future__ import annotations

import pytest

from surveycheck.model import Written
from surveycheck.rule.masked import masked, masked_fact, masked_key

IDENTITY, CARD = "11010519491231002X", "6222021234567890128"
"""The example of GB 11643, and a number with a right check digit; neither is anybody's."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"权利人证件号 {IDENTITY} 有误", "权利人证件号 110***********002X 有误"),
        (IDENTITY.lower(), "110***********002x"),
        (f"{IDENTITY}、{IDENTITY}", "110***********002X、110***********002X"),
        ("电话13800138000。", "电话138****8000。"),
        ("138 0013 8000", "138 **** 8000"),
        ("+86 138-0013-8000", "+86 138-****-8000"),
        (CARD, "622************0128"),
    ],
)
def test_numbers_of_persons(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # wrong check character
        "110105194913310021",  # no such month
        "330281900900GB90001F00010001",  # a real estate unit
        "330281900900GB90001",
        "330203202301010001",
        "6222021234567890129",  # wrong check digit
        "12800138000",
        "138001380001",
        "X 3307200.13800138000 Y",
        "13800138000.5",
        "3320534.4364",
        "sha256:13800138000a",
        "",
        "界址线未闭合",
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert masked(text) == text


def test_of_a_key_only_identity_numbers() -> None:
    assert masked_key(IDENTITY) == "110***********002X"
    assert masked_key("13800138000") == "13800138000"
    assert masked_key(CARD) == CARD


def test_facts() -> None:
    assert masked_fact((1, 2.5, None, True, (IDENTITY,))) == (1, 2.5, None, True, ("110***********002X",))
    assert masked_fact(Written("13800138000")) == "138****8000"
    plain = Written("1234.50")
    assert masked_fact(plain) is plain
