"""The verdict on a lot: computed from what was inspected, and kept once it can be said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import now
from surveycheck.ledger.drawings import StoredDraw, draw_of
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.overviews import overviews_of, vetoes_of
from surveycheck.ledger.people import happened
from surveycheck.ledger.state import Inspected, inspected
from surveycheck.ledger.units import LotUnit, owner, units_of
from surveycheck.pack import Pack
from surveycheck.spotcheck import (
    BatchRules,
    BatchVerdict,
    Overview,
    SampleVerdict,
    batch_verdict,
    final_grade,
    sample_verdict,
)
from surveycheck.spotcheck.verdict import FAIL

SCHEMA = "surveycheck-verdict/1"
Words = tuple[str, str]


@dataclass(frozen=True)
class Judged:
    """All that a verdict rests on, and the verdict. ``others``: units outside the sample with the levels of their
    newest checks ("" for none); ``final``: the grade of the batch in the final inspection, None where it has none."""

    draw: StoredDraw
    inspected: tuple[Inspected, ...]
    others: tuple[tuple[LotUnit, str], ...]
    overviews: tuple[Overview, ...]
    vetoes: tuple[Words, ...]
    sample: SampleVerdict
    batch: BatchVerdict
    final: str | None

    @property
    def missing(self) -> tuple[Words, ...]:
        """What keeps the verdict from being said, unit by unit."""
        return tuple(
            (f"{one.unit.name}：{zh}", f"{one.unit.name}: {en}") for one in self.inspected for zh, en in one.missing
        )

    @property
    def failing(self) -> tuple[str, ...]:
        """Units outside the sample whose newest check fails: a lot may pass with them, but they do not."""
        return tuple(unit.name for unit, level in self.others if level == FAIL)

    def document(self) -> dict[str, Any]:
        """The verdict as JSON has it."""
        lot, sample = self.draw.stored, self.sample
        return {
            "schema": SCHEMA,
            "lot": {"name": lot.lot.name, "units": len(lot.lot.units), "size": lot.lot.size, **lot.digests.document()},
            "protocol": self.draw.sha256,
            "verdict": self.batch.verdict,
            "reasons": [list(words) for words in self.batch.reasons],
            "sample": {"passes": sample.passes, "score": number(sample.score), "level": sample.level},
            "final": self.final,
            "inspected": [_row(one) for one in self.inspected],
            "overviews": [{"unit": one.key, "a": one.a, "b": one.b} for one in self.overviews],
            "vetoes": [list(words) for words in self.vetoes],
            "missing": [list(words) for words in self.missing],
        }


@dataclass(frozen=True)
class Kept:
    """When the verdict was kept (RFC 3339), "" for never. ``holds``: it is what follows from the results as they are
    now; a paper of one that does not hold is a draft."""

    decided: str = ""
    holds: bool = False


def rules_of(pack: Pack) -> BatchRules:
    """Levels of the pack's grade policy. Raises LedgerError where it has none."""
    if pack.policy is None:
        raise LedgerError(f"规则包 {pack.name} 没有评分方案", f"the pack {pack.name} has no grade policy")
    return BatchRules(tuple((name, Fraction(str(least))) for name, least in pack.policy.levels))


def judge(connection: Connection, name: str, rules: BatchRules) -> Judged:
    """The verdict on a lot as it stands now; nothing is kept. Raises LedgerError as ``draw_of``."""
    made = draw_of(connection, name)
    units = units_of(connection, name)
    looked = tuple(inspected(connection, unit) for unit in units if unit.place)
    others = tuple((unit, _level(connection, unit.id)) for unit in units if not unit.place)
    over, against = overviews_of(connection, made.stored.id), vetoes_of(connection, made.stored.id)
    sample = sample_verdict([one.result for one in looked], made.stored.lot.size, rules)
    batch = batch_verdict(sample, over, against, rules)
    levels = [one.result.level for one in looked] + [level or None for _, level in others]
    return Judged(made, looked, others, over, against, sample, batch, final_grade(levels, batch.verdict, rules))


def decide(connection: Connection, judged: Judged, again: bool = False) -> bool:
    """Keep the verdict; is it new? Raises LedgerError for one that cannot be said yet, and for another one than that
    which is kept, unless it is asked for ``again``."""
    name, said = judged.draw.stored.lot.name, judged.batch.verdict
    if said is None:
        raise LedgerError(f"批 {name} 尚不能评定", f"the lot {name} cannot be judged yet")
    table, own = tables.verdict, judged.draw.stored.id
    text = _text(judged)
    before = connection.execute(select(table).where(table.c.lot_id == own)).mappings().first()
    if before is not None and before["document"] == text:
        return False
    if before is not None and not again:
        raise LedgerError(
            f"批 {name} 已于 {before['decided']} 评定为 {before['verdict']}，此后结果有改动；确需的，可以重新评定",
            f"the lot {name} was judged on {before['decided']} ({before['verdict']}); results have changed since: "
            "it can be judged anew",
            option="--again",
        )
    connection.execute(delete(table).where(table.c.lot_id == own))
    score = None if judged.sample.score is None else float(judged.sample.score)
    values = {"verdict": said, "level": judged.sample.level or "", "decided": now(), "document": text, "score": score}
    connection.execute(insert(table).values(lot_id=own, **values))
    more = ("（重新评定）", " (judged anew)") if before is not None else ("", "")
    words = (f"批 {name}：{said}{more[0]}", f"the lot {name}: {said}{more[1]}")
    happened(connection, "verdict", words)
    for one in judged.inspected:
        level = one.result.level or "—"
        own_words = (f"{one.unit.name}：{level}；{words[0]}", f"{one.unit.name}: {level}; {words[1]}")
        happened(connection, "judged", own_words, *owner(connection, one.unit.id), one.unit.id)
    return True


def verdict_of(connection: Connection, lot: int) -> dict[str, Any] | None:
    """The verdict that is kept: its document, with ``decided``."""
    row = connection.execute(select(tables.verdict).where(tables.verdict.c.lot_id == lot)).mappings().first()
    return None if row is None else {**json.loads(row["document"]), "decided": row["decided"]}


def kept_of(connection: Connection, judged: Judged) -> Kept:
    """What is kept of the lot that was judged, and whether that is still so."""
    table = tables.verdict
    wanted = select(table.c.decided, table.c.document).where(table.c.lot_id == judged.draw.stored.id)
    row = connection.execute(wanted).first()
    return Kept() if row is None else Kept(row.decided, row.document == _text(judged))


def _text(judged: Judged) -> str:
    return json.dumps(judged.document(), ensure_ascii=False, sort_keys=True)


def number(value: Fraction | None) -> float | None:
    """A score as JSON has it."""
    return None if value is None else float(value)


def _level(connection: Connection, submission: int) -> str:
    table = tables.run
    newest = select(table.c.level).where(table.c.submission_id == submission).order_by(table.c.id.desc()).limit(1)
    return str(connection.execute(newest).scalar() or "")


def _row(one: Inspected) -> dict[str, Any]:
    found = one.result
    told = {"score": number(found.score), "level": found.level, "passes": found.passes}
    return {"place": one.unit.place, "unit": one.unit.digest, "project": one.unit.project, **told}
