"""The corpus, with everything that has ever broken a reader, and a few seconds of new inputs from a fixed seed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fuzz.judge import TARGETS, judge
from fuzz.mutate import LARGEST, OF_TARGET, mutated
from fuzz.run import CORPUS, fuzz, inputs, seeds

FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
SECONDS = 3.0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_everything_that_has_been_found_stays_mended(path: Path) -> None:
    judge(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_a_short_run(target: str) -> None:
    outcome = fuzz(target, seed=7, seconds=SECONDS)
    assert outcome.tried > 5
    assert not outcome.broken, "\n".join(text for _, text in outcome.broken.values())


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_seed_tries_the_same(target: str) -> None:
    one, two = inputs(target, 3), inputs(target, 3)
    tried = [next(one) for _ in range(30)]
    assert tried == [next(two) for _ in range(30)]
    assert len(set(tried)) > 20
    assert max(len(data) for data in tried) <= LARGEST


@pytest.mark.parametrize("mutator", sorted({m for ms in OF_TARGET.values() for m in ms}, key=lambda m: m.__name__))
def test_every_mutator_changes_something(mutator: object) -> None:
    target = next(name for name, among in OF_TARGET.items() if mutator in among)
    assert callable(mutator)
    assert any(mutator(random.Random(i), data, data) != data for data in seeds(target) for i in range(10))


def test_the_judge_sees_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (CORPUS / "dxf" / "lines.dxf").read_bytes()
    whole = TARGETS["dxf"](data)
    nothing = TARGETS["dxf"]((CORPUS / "dxf" / "tiny.dxf").read_bytes())
    monkeypatch.setitem(TARGETS, "dxf", lambda _: nothing)
    with pytest.raises(AssertionError, match="fewer"):
        judge("dxf", data)
    answers = iter((whole, nothing))
    monkeypatch.setitem(TARGETS, "dxf", lambda _: next(answers))
    with pytest.raises(AssertionError, match="another result"):
        judge("dxf", data)


def test_every_mutation_is_of_use() -> None:
    chance = random.Random(1)
    data = (CORPUS / "dxf" / "hatch.dxf").read_bytes()
    assert len({mutated(chance, "dxf", data, data) for _ in range(50)}) > 40
