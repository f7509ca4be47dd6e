"""What characters of a language there are, told in two ways that have to agree."""

from __future__ import annotations

import numpy as np

from surveycheck.read.languages import common, table, unusual
from surveycheck.read.plausible import rare


def test_unusual_characters_are_those_that_cost_much() -> None:
    assert np.array_equal(unusual(), table("hans") > 10.5)


def test_what_is_common_is_not_unusual() -> None:
    assert len(common()) > 3900
    assert not unusual()[[ord(c) for c in common()]].any()


def test_rare_characters_are_found_at_their_places() -> None:
    assert rare("宗地 J1，权利人：张三").tolist() == []
    assert rare("宗瀹地\ufffdé\U00020000").tolist() == [1, 3, 4, 5]
