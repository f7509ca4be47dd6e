"""A sample shared out over strata in proportion (GB/T 24356-2023, 5.2: 分层随机抽样, 按比例)."""

from __future__ import annotations

from collections.abc import Mapping

from surveycheck.spotcheck.lottery import rank


def shares(sizes: Mapping[str, int], sample: int, seed: str) -> dict[str, int]:
    """How many of each stratum, in the order of ``sizes``: the whole part of its proportional share, and the rest one
    each to the largest remainders (Hamilton's method). Equal remainders go by chance, by ``seed``. They add up to
    ``sample``, and none is more than its stratum; a stratum may get none where there are more strata than places."""
    units = sum(sizes.values())
    floor = {name: size * sample // units for name, size in sizes.items()}
    rest = sample - sum(floor.values())
    order = sorted(sizes, key=lambda name: (-(sizes[name] * sample % units), rank(seed, "stratum", name), name))
    more = set(order[:rest])
    return {name: floor[name] + (name in more) for name in sizes}
