"""A PostgreSQL server of our own, in a temporary folder, for the length of the tests.

It listens on a socket in that folder and on nothing else. As root it runs as ``postgres``, who refuses to be root.
"""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
USER = "postgres"


def programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``: that on the PATH, else Debian's newest; None where there is none."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(DEBIAN.glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True) if DEBIAN.is_dir() else []
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


@contextmanager
def server(disk: Path | None = None) -> Iterator[str]:
    """The folder of the socket of a running server, whose user is ``postgres`` and wants no password. ``disk``: a small
    one that it is to have for itself, by default a temporary folder."""
    where = programs()
    assert where is not None
    folder = disk or Path(tempfile.mkdtemp(prefix="pg-"))
    small = ("--wal-segsize=1",) if disk else ()
    try:
        if _is_root():
            shutil.chown(folder, USER)
        data, log = folder / "data", folder / "log"
        _run(where / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", *small)
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c autovacuum=off"
        options += " -c min_wal_size=2MB -c max_wal_size=8MB" if disk else ""
        _run(where / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start")
        try:
            yield str(folder)
        finally:
            _run(where / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def url(folder: str, database: str) -> str:
    """The address of a database of that server."""
    return f"postgresql+psycopg://{USER}@/{database}?host={folder}"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(*command: object) -> None:
    words = [str(part) for part in command]
    if _is_root():
        words = ["runuser", "-u", USER, "--", *words]
    done = subprocess.run(words, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0, f"{words} as {getpass.getuser()}: {done.stderr}"
