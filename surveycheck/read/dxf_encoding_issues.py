"""What the encoding detective found in a DXF, as issues: the corrected reading, the evidence, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from surveycheck.model.source import Facts, Issue
from surveycheck.read.dxf_encoding import Choice, declared_encoding
from surveycheck.read.dxf_evidence import Evidence
from surveycheck.read.garbled import Group
from surveycheck.read.plausible import SURE_WORDS, sure_word, sureness

Where = Callable[[Sequence[bytes]], Evidence]


def _unknown(values: Sequence[bytes]) -> Evidence:
    return Evidence()


def of_encoding(file: str, choice: Choice, where: Where = _unknown) -> tuple[Issue, ...]:
    """``dxf-codepage``, ``dxf-encoding-open``, ``dxf-mixed-encoding``, ``dxf-garbled``; with loss ``dxf-undecodable``
    and ``dxf-text-lost``. ``where`` tells at which places values stand."""
    return tuple(_issues(file, choice, where))


def _issues(file: str, choice: Choice, where: Where) -> Iterator[Issue]:
    if choice.strange:
        yield Issue("dxf-codepage", file, facts={**_choice_facts(choice), **how_sure(choice.margin)})
    elif choice.rival:
        facts = {**_choice_facts(choice), "encoding": choice.rival, **how_sure(0.0)}
        yield Issue("dxf-encoding-open", file, facts=facts)
    for group in choice.groups:
        code = "dxf-garbled" if " as " in group.how else "dxf-mixed-encoding"
        facts = {"declared": choice.declared, "used": choice.used, **group_facts(group)}
        yield _placed(Issue(code, file, facts=facts), where(choice.told.get(group.how, ())))
    if choice.broken:
        facts = {"values": choice.broken, "encoding": choice.used}
        yield _placed(Issue("dxf-undecodable", file, loss=True, facts=facts), where(choice.told["broken"]))
    if choice.lost:
        facts = {"count": len(choice.lost), "sample": choice.lost[0][:24]}
        yield _placed(Issue("dxf-text-lost", file, loss=True, facts=facts), where(choice.told["lost"]))


def _placed(issue: Issue, found: Evidence) -> Issue:
    return replace(issue, line=found.line, evidence=found.handles)


def how_sure(margin: float) -> Facts:
    """The scale of ``plausible.py`` as facts: the number, and its word in both languages."""
    zh, en = SURE_WORDS[sure_word(margin)]
    return {"sureness": sureness(margin), "sure": zh, "sure_en": en}


def group_facts(group: Group) -> Facts:
    """Values that were read in another way: the encoding that they are in, how it went wrong, a sample as it was read
    and as it stands in the file."""
    steps = [step.split(" as ") for step in group.how.split(", ")]
    wrong = [f"{real} 被当作 {taken}" for real, taken in (step for step in steps if len(step) == 2)]
    wrong_en = [f"{real} taken for {taken}" for real, taken in (step for step in steps if len(step) == 2)]
    return {
        "encoding": steps[0][0],
        "count": group.count,
        "sample": group.sample,
        "text": group.standing,
        "evidence": "；".join(wrong) or f"只有按 {steps[0][0]} 读取才是通顺的文字",
        "evidence_en": "; ".join(wrong_en) or f"only as {steps[0][0]} do they make sense",
        **how_sure(group.margin),
    }


def _choice_facts(choice: Choice) -> Facts:
    evidence = choice.evidence
    promised = declared_encoding(choice.version, choice.declared)
    used = {"utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be"}.get(choice.container, choice.used)
    mark = {"utf-8": ("文件以 UTF-8 标记开头；", "the file begins with the mark of UTF-8; ")}
    zh, en = mark.get(choice.container, ("", ""))
    return {
        "declared": choice.declared or "—",
        "used": used,
        "values": evidence.values,
        "sample": evidence.sample,
        "evidence": f"{zh}{evidence.values} 处非英文文字中 {evidence.fit} 处符合 {choice.used}，其中 {evidence.only} 处"
        f"不可能是 {promised}；常用汉字占 {evidence.common:.0%}",
        "evidence_en": f"{en}of {evidence.values} texts beyond ASCII {evidence.fit} are valid {choice.used}, "
        f"{evidence.only} of them impossible in {promised}; {evidence.common:.0%} are common Chinese characters",
    }
