"""An inspector at a real window, from a pile of submissions to the bulletin (``screen_story``): five submissions, or as
many as ``SURVEYCHECK_SCREEN_STORY`` asks for ("120,10,1": submissions, firms, seed), with the figures of the bulletin
once more by formulas where LibreOffice is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_story import Story, play
from screen_story.book import compared
from screen_story.story import few, many
from screen_user import User, a_screen, lacks

SIZE = os.environ.get("SURVEYCHECK_SCREEN_STORY", "")
WHOLE = 7200 if SIZE else 1200
"""Seconds that the story may take."""

pytestmark = [pytest.mark.needs_qt, pytest.mark.xdist_group("screen"), pytest.mark.timeout(WHOLE)]


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    if lacks():
        pytest.skip(f"not installed: {', '.join(lacks())}; `make setup` says what to install")
    (tmp_path / "papers").mkdir()
    received = tmp_path / "received"
    made = many(received, *map(int, SIZE.split(","))) if SIZE else few(received)
    with a_screen() as name:
        user = User(name, tmp_path, patience=180 + 15 * len(made))
        yield Story(user, tmp_path, made)
        user.leave()


def test_from_a_pile_of_submissions_to_the_bulletin(story: Story) -> None:
    play(story)
    if SIZE and shutil.which("soffice"):
        assert compared(story) == []
