"""Packages for other offices and of them, and the keys that they are signed with."""

from __future__ import annotations

from pathlib import Path

from surveycheck.bureau.opened import Opened
from surveycheck.office import Accepted, accept_package, make_package
from surveycheck.seal import new_key, now, read_private, read_public, trust, trusted


class Packages(Opened):
    """Calls as of ``surveycheck.office`` and ``surveycheck.seal``, with the same errors."""

    def keep_package(
        self, submission: int, file: Path, key: Path | None = None, passphrase: str = ""
    ) -> tuple[Path, ...]:
        """Write the package of a submission, signed where a private key is given."""
        own = read_private(key, passphrase) if key is not None else None
        make_package(self.ledger, submission, file, own)
        return (file,)

    def accept(self, file: Path, by: str, key: Path | None = None, name: str = "") -> Accepted:
        """Verify a package and take its result over. ``key``: the public key of the office that made it, which is
        trusted under ``name`` from now on."""
        if key is not None:
            trust(read_public(key), name, now())
        return accept_package(self.ledger, file, by, trusted()[0])

    def new_key(self, file: Path, passphrase: str = "") -> tuple[Path, ...]:
        """A key to sign with: the private one and the public one, which other offices are given."""
        public, _ = new_key(file, passphrase)
        return file, public
