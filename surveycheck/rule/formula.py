"""Formulas of packs: ``ZCS = DSCS + DXCS``, ``round(MJ * ZSXS)``, read by a parser of our own.

Grammar: sums of products of factors; a factor is a number, a name (a field or key; letters of any script, digits, _),
a formula in parentheses, ``-factor``, or ``round(formula[, digits])``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from surveycheck.rule.number import decimal_of, rounded_to

Lookup = Callable[[str], Decimal | None]
Node = tuple[object, ...]
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([^\W\d]\w*)|([-+*/(),]))")


@dataclass(frozen=True)
class Formula:
    """A parsed formula; ``names`` are those that it looks up, in order of first appearance."""

    text: str
    node: Node
    names: tuple[str, ...]

    def value(self, get: Lookup, rounding: str = "half-up") -> Decimal | None:
        """Its value; None when a name has no value or something is divided by zero."""
        return _value(self.node, get, rounding)


@lru_cache(maxsize=1024)
def formula(text: str) -> Formula:
    """Parse. Raises ValueError, naming what is wrong, where the text is no formula."""
    parser = _Parser(text)
    node = parser.sum()
    if parser.tokens:
        raise ValueError(f"{text!r}: unexpected {parser.tokens[0]!r}")
    return Formula(text, node, tuple(dict.fromkeys(parser.names)))


@lru_cache(maxsize=1024)
def equation(text: str) -> tuple[str, Formula]:
    """``FIELD = formula`` → the field and the formula. Raises ValueError where it is none."""
    left, sign, right = text.partition("=")
    if not sign or not re.fullmatch(r"[^\W\d]\w*", left.strip()):
        raise ValueError(f"{text!r}: must be FIELD = formula")
    return left.strip(), formula(right.strip())


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.names: list[str] = []
        self.tokens: list[str] = []
        place = 0
        while place < len(text.rstrip()):
            match = _TOKEN.match(text, place)
            if match is None:
                raise ValueError(f"{text!r}: unexpected {text[place:].strip()[:1]!r}")
            self.tokens.append(match.group(match.lastindex or 0))
            place = match.end()

    def take(self, *wanted: str) -> str:
        """The next token if it is one of these, else ""."""
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in wanted else ""

    def need(self, token: str) -> None:
        if not self.take(token):
            raise ValueError(f"{self.text!r}: {token!r} is missing")

    def sum(self) -> Node:
        node = self.product()
        while sign := self.take("+", "-"):
            node = (sign, node, self.product())
        return node

    def product(self) -> Node:
        node = self.factor()
        while sign := self.take("*", "/"):
            node = (sign, node, self.factor())
        return node

    def factor(self) -> Node:
        if self.take("-"):
            return ("-", ("number", Decimal(0)), self.factor())
        if self.take("("):
            node = self.sum()
            self.need(")")
            return node
        if not self.tokens or self.tokens[0] in "+*/),":
            raise ValueError(f"{self.text!r}: a value is missing")
        token = self.tokens.pop(0)
        if (number := decimal_of(token)) is not None:
            return ("number", number)
        if token == "round" and self.take("("):
            return self.round()
        self.names.append(token)
        return ("name", token)

    def round(self) -> Node:
        node, digits = self.sum(), "0"
        if self.take(","):
            digits = self.tokens.pop(0) if self.tokens else ""
        self.need(")")
        if not digits.isdecimal():
            raise ValueError(f"{self.text!r}: the second value of round must be a whole number")
        return ("round", node, int(digits))


def _value(node: Node, get: Lookup, rounding: str) -> Decimal | None:
    kind = node[0]
    if kind == "number":
        return node[1]  # type: ignore[return-value]
    if kind == "name":
        return get(str(node[1]))
    left = _value(node[1], get, rounding)  # type: ignore[arg-type]
    if left is None:
        return None
    if kind == "round":
        return rounded_to(left, int(str(node[2])), rounding)
    right = _value(node[2], get, rounding)  # type: ignore[arg-type]
    return None if right is None else _combined(str(kind), left, right)


def _combined(sign: str, left: Decimal, right: Decimal) -> Decimal | None:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    return left / right if right else None
