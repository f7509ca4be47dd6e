"""A judged lot for tests, without a ledger: units with the reports of samples."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import made_lots
from sample_reports import inspected as sample

from surveycheck.ledger import Inspected, Judged, LotUnit, Stored, StoredDraw, rules_of
from surveycheck.ledger.clock import today
from surveycheck.ledger.verdicts import Words
from surveycheck.model import Report
from surveycheck.pack import load_pack
from surveycheck.seal import digests_of
from surveycheck.spotcheck import Overview, batch_verdict, closing_of, draw, final_grade, protocol, sample_verdict

SAMPLES = ("clean", "02-attributes", "clean")
DAY = today() - timedelta(days=1)


def drawn(name: str = "2026-Q4", by: str = "") -> StoredDraw:
    """A lot of twelve units of three firms, three of them drawn."""
    strata = ("鄞州", "海曙") if by else ("",)
    lot = made_lots.closed(12, name=name, by=by, strata=strata)
    entered = f"{lot.day}T21:30:00+08:00"
    text = protocol(lot, "583", entered)
    return StoredDraw(Stored(1, lot, "ningbo", closing_of(lot)), "583", entered, text, digests_of(text.encode()).sha256)


def judged(
    reports: Sequence[Report | None] | None = None,
    missing: Sequence[Words] = (),
    overviews: Sequence[Overview] = (),
    vetoes: Sequence[Words] = (),
    name: str = "成果{}",
    outside: str = "良",
) -> Judged:
    """The lot judged; ``reports`` are those of its three units, ``missing`` the same of each, ``outside``
    the level of those outside the sample."""
    made, rules = drawn(), rules_of(load_pack("ningbo", examples=False))
    every = [sample(one) for one in SAMPLES] if reports is None else reports
    looked = tuple(
        Inspected(_unit(n, one.unit.key, one.inspectors, name), n, report, tuple(missing))
        for n, (one, report) in enumerate(zip(draw(made.stored.lot, "583").drawn, every, strict=True), 1)
    )
    verdict = sample_verdict([one.result for one in looked], 3, rules)
    batch = batch_verdict(verdict, overviews, vetoes, rules)
    inside = {one.unit.digest for one in looked}
    others = tuple((_unit(0, u.key, (), name), outside) for u in made.stored.lot.units if u.key not in inside)
    levels = [*(one.result.level for one in looked), *(level for _, level in others)]
    final = final_grade(levels, batch.verdict, rules)
    return Judged(made, looked, others, tuple(overviews), tuple(vetoes), verdict, batch, final)


def _unit(place: int, digest: str, people: Sequence[str], name: str) -> LotUnit:
    told = {"name": name.format(digest), "project": f"SL-{digest}", "firm": "示例测绘有限公司", "digest": digest}
    return LotUnit(
        1,
        "2026-Q4",
        path="",
        pack="ningbo",
        received="2026-10-02T02:00:00Z",
        files=15,
        place=place,
        inspectors=tuple(people),
        **told,
    )
