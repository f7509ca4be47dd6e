"""A column whose rows are made when somebody first asks for them: of most drawings few rows are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Bools, Objects


@dataclass(frozen=True, eq=False)
class Asked:
    """``make`` turns geometries (k,) of the column ``given`` (n,) into those that are wanted."""

    given: Objects
    make: Callable[[Objects], Objects]

    @cached_property
    def _made(self) -> tuple[Objects, Bools]:
        """The wanted column, and where it is made."""
        return np.full(len(self.given), None, object), np.zeros(len(self.given), np.bool_)

    def take(self, rows: NDArray[np.int32]) -> Objects:
        """What is wanted of these rows (k,)."""
        column, made = self._made
        missing = rows[~made[rows]]
        if len(missing):
            column[missing] = self.make(self.given[missing])
            made[missing] = True
        return column[rows]
