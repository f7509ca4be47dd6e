"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from threading import Thread

import pytest

from surveycheck.whole import write_whole


def test_a_full_disk_says_what_it_has_no_room_for(tmp_path, monkeypatch):
    real = os.fdopen

    def full(handle, mode):
        real(handle, mode).close()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("surveycheck.whole.os.fdopen", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_whole(tmp_path / "a.html", "text")
    assert caught.value.filename == str(tmp_path / "a.html")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes that are files")
def test_what_is_no_file_is_written_to_and_stays(tmp_path):
    pipe, said = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = Thread(target=lambda: said.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_whole(pipe, "text")
    reader.join(10)
    assert (said, pipe.is_fifo(), [p.name for p in tmp_path.iterdir()]) == ([b"text"], True, ["pipe"])
