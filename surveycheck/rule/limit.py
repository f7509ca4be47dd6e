"""Limits: tolerances as a specification's table gives them."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt


@dataclass(frozen=True)
class Piece:
    """Up to and including ``upto``, the limit is ``constant + per_sqrt·√x + per_unit·x``."""

    upto: float = inf
    constant: float = 0.0
    per_sqrt: float = 0.0
    per_unit: float = 0.0


@dataclass(frozen=True)
class Limit:
    """A named limit, in ``unit``; constant, or a function of the size of what is measured.

    For instance 0.04·√S + 0.002·S (GB/T 17986.1-2000, grade 2), or 0.04 up to 10 m and 0.028 + 0.0014·D beyond.
    """

    name: str
    pieces: tuple[Piece, ...]
    unit: str = "m"
    source: str = ""

    @classmethod
    def constant(cls, value: float, name: str = "", unit: str = "m") -> Limit:
        return cls(name, (Piece(constant=value),), unit)

    def of(self, size: float = 0.0) -> float:
        """The limit for something of this size (absolute value taken); the last piece holds beyond its end."""
        size = abs(size)
        piece = next((p for p in self.pieces if size <= p.upto), self.pieces[-1])
        return piece.constant + piece.per_sqrt * sqrt(size) + piece.per_unit * size

    @property
    def value(self) -> float:
        """The limit where it does not depend on a size."""
        return self.of(0.0)
