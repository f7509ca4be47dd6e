"""English behind the number one: ``1 things are left`` reads ``1 thing is left``.

Sentences are written for many (``{count} things are left``); what stands behind a place that holds 1 is put into the
singular here, for all sentences: the noun, which may have one word before it, the verb, and the words for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

ODD = {
    "vertices": "vertex",
    "indices": "index",
    "boxes": "box",
    "axes": "axis",
    "matches": "match",
    "branches": "branch",
}
NO_PLURAL = frozenset(("this", "such", "has", "was", "does", "is", "as", "its", "less", "us", "plus", "across"))
SMALL = frozenset(("of", "and", "or", "to", "in", "on", "by", "at", "from", "with", "m", "is"))
REGULAR = re.findall(
    r"\w+", "lie share contain hold stand take differ come say show make repeat agree belong follow touch reach carry"
)
VERBS = {"are": "is", "were": "was", "have": "has", "do": "does", **{v: f"{v}s" for v in REGULAR}}
VERBS |= {"touch": "touches", "reach": "reaches", "carry": "carries"}
THEIRS = {"themselves": "itself", "their": "its", "them": "it"}

_THEY = re.compile(r"\bthey (" + "|".join(VERBS) + r")\b")
_AND = re.compile(r"\band (" + "|".join(VERBS) + r")\b")
_THEIRS = re.compile(r"\b(" + "|".join(THEIRS) + r")\b")


def agreeing(texts: Sequence[str], ones: Sequence[bool]) -> list[str]:
    """The pieces of a sentence, each of which stands before a place; ``ones``: which places hold the number 1."""
    said, after, verb = [], False, False
    for number, text in enumerate(texts):
        if number and ones[number - 1]:
            before = texts[number - 1]
            own = before == " of " or not before.endswith("of ")  # in "the name of 1 thing is" the name is
            now = _singular(text, own)
            after, verb = now != text, now != text and own and _no_verb(text)
            text = now
        elif verb:
            text, verb = _verb(text), False
        said.append(_THEY.sub(lambda word: f"it {VERBS[word[1]]}", text) if after else text)
    return said


def _singular(text: str, own: bool) -> str:
    """The words behind a 1, as the sentence goes on there: in the singular if they name what is counted."""
    for words in (r" ([a-z]+)\b", r" (?!(?:" + "|".join((*VERBS, *VERBS.values(), *SMALL)) + r") )[a-z-]+ ([a-z]+)\b"):
        found = re.match(words, text)
        if found and _one(found[1]) != found[1]:
            rest = text[found.end() :]
            return text[: found.start(1)] + _one(found[1]) + (_verb(rest) if own else rest)
    return text


def _one(noun: str) -> str:
    """The singular of a plural, anything else as it is."""
    if noun in ODD:
        return ODD[noun]
    if noun in NO_PLURAL or noun in VERBS.values() or len(noun) < 4 or noun[-1] != "s" or noun.endswith("ss"):
        return noun
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]


def _no_verb(text: str) -> bool:
    """Does the clause go on behind the next place, with its verb still to come?"""
    return not re.search(r"[,;:.]|\b(" + "|".join((*VERBS, *VERBS.values(), "cannot", "can", "must")) + r")\b", text)


def _verb(text: str) -> str:
    """What follows the noun, with its verb in the singular, and what is said of it afterwards."""
    found = re.match(r"\)?(?: \([^()]*\))? ([a-z]+)\b", text)
    if not found or found[1] not in VERBS:
        return text
    rest = _THEIRS.sub(lambda word: THEIRS[word[1]], text[found.end() :])
    rest = _AND.sub(lambda word: f"and {VERBS[word[1]]}", rest)
    return f"{text[: found.start(1)]}{VERBS[found[1]]}{rest}"
