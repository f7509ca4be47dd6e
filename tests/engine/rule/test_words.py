"""Words that are nearly the same."""

from __future__ import annotations

import pytest

from surveycheck.rule.words import holds, misspelt


@pytest.mark.parametrize(
    ("word", "slip"),
    [
        ("外短边", True),
        ("外廊短边", True),
        ("外廓短边边", True),
        ("外廓短短边", True),
        ("外廓短边11", False),
        ("外廓长边", False),
        ("外廓短边2", False),
        ("外廓", False),
        ("东外廓短边", False),
    ],
)
def test_a_word_with_one_letter_changed_lost_or_doubled_is_a_slip(word: str, slip: bool) -> None:
    assert misspelt(word, "外廓短边") is slip


@pytest.mark.parametrize(
    ("one", "agrees"),
    [
        ("示例南路", True),
        ("至示例南路", True),
        ("例南路", False),
        ("南路", True),
        ("示例", True),
        ("示例南路路", False),
    ],
)
def test_a_short_form_leaves_out_words(one: str, agrees: bool) -> None:
    assert holds(one, "示例南路") is agrees
