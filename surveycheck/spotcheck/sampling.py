"""How many of a lot are looked at: the sampling table of GB/T 24356 (table 1), as the pack has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from surveycheck.spotcheck.errors import SpotCheckError


@dataclass(frozen=True)
class Step:
    """Lots of up to ``upto`` units: ``size`` of them are looked at."""

    upto: int
    size: int
    source: str


@dataclass(frozen=True)
class SampleSizes:
    """The table of one edition of the standard; ``steps`` in order of size."""

    edition: str
    steps: tuple[Step, ...]

    @property
    def greatest(self) -> int:
        """Units of the greatest lot that the edition knows; what is greater is split."""
        return self.steps[-1].upto

    def of(self, units: int) -> int:
        """The sample of a lot: all of it where the table asks for as many or more. Raises SpotCheckError for an empty
        lot and for one that must be split."""
        return min(units, self.step(units).size)

    def step(self, units: int) -> Step:
        """The row of the table for a lot of so many units."""
        if units < 1:
            raise SpotCheckError("批中没有单位成果", "there is no unit in the lot")
        for step in self.steps:
            if units <= step.upto:
                return step
        lots, most = -(-units // self.greatest), self.greatest
        raise SpotCheckError(
            f"批量 {units} 超过 {self.edition} 版抽样表的 {most}：应分成 {lots} 批",
            f"{units} units are more than the {most} of the table of {self.edition}: split them into {lots} lots",
        )


def sample_sizes(rows: Iterable[tuple[str, str, str, str]], edition: str) -> SampleSizes:
    """The table out of rows (edition, upto, size, source). Raises SpotCheckError where the edition has no rows, or
    where they are no numbers that grow."""
    rows = tuple(rows)
    steps = sorted((Step(int(upto), int(size), source) for e, upto, size, source in rows if e == edition), key=_upto)
    if not steps:
        known = "、".join(sorted({row[0] for row in rows})) or "—"
        raise SpotCheckError(
            f"规则包没有 {edition} 版的抽样表（sample_sizes）；已有：{known}",
            f"the pack has no sampling table (sample_sizes) of the edition {edition}; there are: {known}",
        )
    grows = all(a.upto < b.upto and a.size <= b.size for a, b in pairwise(steps))
    if not grows or any(step.size < 1 for step in steps):
        zh, en = f"{edition} 版抽样表的样本量应随批量增大", f"the sample sizes of {edition} must grow with the lot"
        raise SpotCheckError(zh, en)
    return SampleSizes(edition, tuple(steps))


def in_lots(units: int, greatest: int) -> tuple[int, ...]:
    """The sizes of the fewest lots of at most ``greatest`` that are as even as can be (GB/T 24356-2023, 5.2)."""
    if units < 1:
        return ()
    count = -(-units // greatest)
    size, more = divmod(units, count)
    return tuple(size + (number < more) for number in range(count))


def _upto(step: Step) -> int:
    return step.upto
