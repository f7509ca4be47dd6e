"""What ``[grade]`` says of figures of accuracy and of gross errors."""

from __future__ import annotations

import itertools
from fractions import Fraction

from surveycheck.pack.keys import Keys


def steps_of(keys: Keys, least: float, wanted: bool) -> tuple[tuple[Fraction, Fraction], ...]:
    """``accuracy = [[m ÷ m0, points], …]``: the ratio, a number or a fraction such as "1/3", rises to 1, and the points
    fall to the pass score."""
    rows = keys.raw("accuracy", [])
    if not rows:
        if wanted:
            zh = "有子元素按检测精度评分，缺少 accuracy（m ÷ m0 与得分）"
            keys.fault("accuracy", zh, "a part is scored by accuracy: accuracy (m ÷ m0 and points) is missing")
        return ()
    try:
        steps = tuple((_fraction(ratio), _fraction(points)) for ratio, points in rows)
    except (TypeError, ValueError, ZeroDivisionError):
        zh = 'accuracy 应为 [[m ÷ m0, 得分], …]，数字或 "1/3" 这样的分数'
        keys.fault("accuracy", zh, 'accuracy must be [[m ÷ m0, points], …]: numbers, or fractions such as "1/3"')
        return ()
    falls = all(a[0] < b[0] and a[1] > b[1] for a, b in itertools.pairwise(steps))
    if not falls or steps[0][0] < 0 or steps[-1] != (Fraction(1), _fraction(least)):
        zh = f"accuracy 的 m ÷ m0 应递增到 1，得分应递减到 {least:g}"
        keys.fault("accuracy", zh, f"accuracy: m ÷ m0 must rise to 1 and the points fall to {least:g}")
        return ()
    return steps


def _fraction(value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError(value)
    return Fraction(str(value))


def share_of(keys: Keys) -> float | None:
    """``gross_share``: percent of gross errors above which the unit fails; None where nothing is said."""
    keys.asked.add("gross_share")
    if "gross_share" not in keys:
        return None
    share = keys.number("gross_share")
    if not 0 <= share <= 100:
        keys.fault("gross_share", "粗差率应为 0 到 100（%）", "a share of gross errors is 0 to 100 (%)")
    return share
