"""``NAME.report.sig``: who has signed which files of a report, and when.

JSON: ``format``, ``algorithm``, ``key`` (the fingerprint), ``public`` (the public key), ``signed`` (RFC 3339),
``report`` (the section of the manifest: every file with its digests) and ``signature``, over the canonical form of all
the other fields. Bytes are written as hexadecimal digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from surveycheck.seal.canonical import canonical
from surveycheck.seal.documents import as_text, damaged, read_json
from surveycheck.seal.keys import ALGORITHM, PrivateKey, PublicKey
from surveycheck.seal.manifest import Section, section_from
from surveycheck.whole import write_whole

FORMAT = "surveycheck-signature/1"
SUFFIX = ".sig"
PUBLIC, SIGNATURE = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{128}")


@dataclass(frozen=True)
class Signature:
    """A signature that holds: ``public`` has signed the ``section``. Whose key that is, it does not say."""

    public: PublicKey
    signed: str
    section: Section


def beside(report: Path) -> tuple[Path, ...]:
    """Where the signature of a report file may stand: ``NAME.report.json``, ``NAME.report.html`` and
    ``NAME.report.marks.dxf`` have one."""
    stems = [report.name.rsplit(".", number)[0] for number in range(1, report.name.count(".") + 1)]
    return tuple(report.with_name(f"{stem}{SUFFIX}") for stem in stems if stem)


def now() -> str:
    """The time of this moment, RFC 3339 with the offset of this computer."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def sign(path: Path, section: Section, key: PrivateKey, time: str) -> Path:
    """Sign the files of a report; an old signature is replaced. Raises OSError."""
    said = _said(key.public, time, section)
    write_whole(path, as_text({**said, "signature": key.sign(canonical(said)).hex()}))
    return path


def sign_in(folder: Path, section: Section, key: PrivateKey) -> Path:
    """Sign the files of a report where they stand, now. Raises OSError."""
    return sign(folder / f"{section.stem}{SUFFIX}", section, key, now())


def read_signature(path: Path) -> Signature:
    """Raises SealError with ``loss`` where the file is none, is not as it was written, or does not hold."""
    document, text = read_json(path, FORMAT)
    try:
        section = section_from(document["report"])
        public, signature = str(document["public"]), str(document["signature"])
        signed = str(document["signed"])
        fine = PUBLIC.fullmatch(public) and SIGNATURE.fullmatch(signature) and document["algorithm"] == ALGORITHM
        if not fine:
            raise ValueError("no Ed25519 signature")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise damaged(path, repr(error)) from error
    key = PublicKey(public)
    said = _said(key, signed, section)
    as_written = as_text({**said, "signature": signature}) == text
    if not as_written or not key.holds(bytes.fromhex(signature), canonical(said)):
        raise damaged(path, "the signature does not hold")
    return Signature(key, signed, section)


def _said(key: PublicKey, signed: str, section: Section) -> dict[str, object]:
    said: dict[str, object] = {"format": FORMAT, "algorithm": ALGORITHM, "key": key.id}
    return said | {"public": key.raw, "signed": signed, "report": section.document()}
