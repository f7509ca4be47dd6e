"""Another of the standards that a pack grades by takes the place of the one that counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from surveycheck.pack.pack import Pack, Policy


class StandardError(Exception):
    """The pack does not grade by this standard. ``known`` are those that it has, the one that counts first."""

    def __init__(self, asked: str, known: Sequence[str], pack: Pack) -> None:
        self.known = tuple(known)
        listed = ("、".join(known), ", ".join(known))
        self.zh = f"规则包 {pack.name} 没有按“{asked}”评分的方案" + (f"，可用：{listed[0]}" if known else "，也不评分")
        self.en = f"the pack {pack.name} has no grade policy by {asked!r}"
        self.en += f"; known: {listed[1]}" if known else ", nor any other"
        super().__init__(self.en)


def graded_by(pack: Pack, asked: str) -> Pack:
    """The pack with the policy by this standard as the one that counts, and the others beside it.

    ``asked``: a standard as the pack names it, or its edition alone (2009 for GB/T 24356-2009); "" leaves the pack as
    it is. Raises StandardError.
    """
    if not asked.strip():
        return pack
    every = standards(pack)
    chosen = [policy for policy in every if _names(policy.standard, asked)]
    if len(chosen) != 1:
        raise StandardError(asked, [policy.standard for policy in every], pack)
    others = tuple(replace(policy, also=()) for policy in every if policy is not chosen[0])
    return replace(pack, policy=replace(chosen[0], also=others))


def standards(pack: Pack) -> tuple[Policy, ...]:
    """Every policy of the pack, the one that counts first."""
    return (pack.policy, *pack.policy.also) if pack.policy is not None else ()


def _names(standard: str, asked: str) -> bool:
    own, word = ("".join(text.split()).casefold() for text in (standard, asked))
    return word in (own, own.rpartition("-")[2])
