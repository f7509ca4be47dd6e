"""A document must have one of the elements that are asked for."""

from __future__ import annotations

import pytest

from surveycheck.checks.element_missing import element_missing
from surveycheck.read import read_bytes
from surveycheck.rule import Inputs, Selection


@pytest.mark.parametrize(
    ("text", "count"),
    [("<R><A><v>1</v></A></R>", 0), ("<R><B><v>1</v></B></R>", 0), ("<R><C><v>1</v></C></R>", 1), ("<S><C/></S>", 0)],
)
def test_one_of_the_elements_is_enough(text: str, count: int) -> None:
    documents = read_bytes({"a.xml": text.encode()}).documents
    found = list(element_missing(Inputs(Selection(documents=documents)), root="R", elements=("A", "B")))
    assert [defect.where for defect in found] == list(documents)[:count]
