"""Curves through fit points are those of the programs that draw them, as ezdxf has learnt them too."""

from __future__ import annotations

import time

import numpy as np
import pytest
from ezdxf.math import Vec3, fit_points_to_cad_cv

from surveycheck.read.dxf_fit import MOST_FIT_POINTS, through

RANDOM = np.random.default_rng(7)
FAR = np.array([600_000.0, 3_300_000.0, 5.0])
RUNS = [FAR + np.cumsum(RANDOM.normal(size=(count, 3)), axis=0) for count in (2, 3, 4, 7, 60, 3)]
TANGENTS = np.full((len(RUNS), 2, 3), np.nan)
TANGENTS[2:4] = RANDOM.normal(size=(2, 2, 3))
TANGENTS[4, 0] = 1.0  # one alone says nothing


def started(runs: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    return np.concatenate(runs), np.cumsum([0, *map(len, runs)])


def test_all_runs_at_a_time_are_those_of_ezdxf() -> None:
    which, curves = through(*started(RUNS), TANGENTS)
    assert which.tolist() == list(range(len(RUNS)))
    ends, knot_ends = np.cumsum(curves.count), np.cumsum(curves.count + 4)
    for run, tangents, control, knot in zip(
        RUNS, TANGENTS, np.split(curves.control, ends[:-1]), np.split(curves.knot, knot_ends[:-1]), strict=True
    ):
        known = [Vec3(t) for t in tangents] if np.isfinite(tangents).all() else None
        theirs = fit_points_to_cad_cv(Vec3.list(run), tangents=known)
        assert control == pytest.approx(np.array([tuple(p) for p in theirs.control_points]), rel=1e-11)
        assert knot == pytest.approx(theirs.knots(), abs=1e-12)


def test_what_no_curve_can_be_laid_through_has_none() -> None:
    odd = [RUNS[3][:1], np.repeat(RUNS[3][:1], 5, axis=0), RUNS[3] * np.nan, np.zeros((0, 3)), RUNS[3]]
    odd.append(np.zeros((MOST_FIT_POINTS + 1, 3)))
    which, curves = through(*started(odd), np.full((len(odd), 2, 3), np.nan))
    assert (which.tolist(), curves.count.tolist()) == ([4], [9])


def test_repeated_points_count_once() -> None:
    none = np.full((1, 2, 3), np.nan)
    _, once = through(*started([RUNS[3]]), none)
    _, twice = through(*started([np.repeat(RUNS[3], [1, 2, 1, 3, 1, 1, 2], axis=0)]), none)
    assert (once.control.tolist(), once.knot.tolist()) == (twice.control.tolist(), twice.knot.tolist())


def test_many_points_take_no_time() -> None:
    runs = [np.cumsum(RANDOM.normal(size=(1900, 3)), axis=0) for _ in range(100)]
    begin = time.process_time()
    through(*started(runs), np.full((100, 2, 3), np.nan))
    assert time.process_time() - begin < 3.0
