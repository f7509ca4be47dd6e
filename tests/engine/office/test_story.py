"""The whole of supervision by the command line, small: nothing that it says differs from what is counted apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from supervision_story import at_home, play, story_of


@pytest.mark.timeout(900)  # a minute of work; the machine may be busy with other tests
def test_every_figure_is_what_is_counted_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in at_home(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    assert play(story_of(tmp_path, 8, 3, 22)).differences == []
