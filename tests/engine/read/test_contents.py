"""The bytes of a file have one holder, whatever its size was said to be."""

from __future__ import annotations

import hashlib
import io

import pytest

from surveycheck.read.contents import PAD, STEP, Contents

DATA = bytes(range(256)) * (STEP // 256 + 3)


@pytest.mark.parametrize("said", [0, 1, len(DATA) - 1, len(DATA), len(DATA) + 9])
def test_what_was_said_about_the_size_does_not_matter(said: int) -> None:
    contents, digest = Contents(said), hashlib.sha256()
    assert contents.add_all(io.BytesIO(DATA), len(DATA), digest.update)
    assert contents.whole() == DATA
    assert digest.digest() == hashlib.sha256(DATA).digest()


def test_reading_ends_behind_the_most_that_is_wanted() -> None:
    contents = Contents(10)
    assert not contents.add_all(io.BytesIO(DATA), 1000, lambda part: None)
    assert contents.size < len(DATA)


def test_the_memory_is_given_away_with_zeros_around_the_file() -> None:
    contents = Contents.of(b"a file")
    assert contents.head(3) == b"a f"
    assert contents.take().tobytes() == bytes(PAD) + b"a file" + bytes(PAD)
    assert (contents.size, contents.whole()) == (0, b"")
