"""Public keys that the user, or his office, holds to be someone's: pinned, each in a file of the configuration."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from surveycheck.seal.documents import as_text, damaged, read_json
from surveycheck.seal.errors import SealError
from surveycheck.seal.keys import ALGORITHM, PublicKey
from surveycheck.seal.signature import PUBLIC
from surveycheck.whole import write_whole

FOLDER = "SURVEYCHECK_CONFIG"
"""Environment variable that names another folder than the system's for configuration."""

FORMAT = "surveycheck-key/1"
LONGEST = 80


@dataclass(frozen=True)
class Trusted:
    """A public key and whose it is; ``since`` is the time at which it was pinned."""

    name: str
    key: PublicKey
    since: str


def keys_folder() -> Path:
    """Where the keys of the user are."""
    from platformdirs import user_config_path

    named = os.environ.get(FOLDER, "")
    return (Path(named) if named else user_config_path("surveycheck", appauthor=False, roaming=True)) / "keys"


def trust(key: PublicKey, name: str, time: str, folder: Path | None = None) -> Path:
    """Pin a key. Raises SealError for an empty name, or one that a pinned key bears; OSError."""
    name, place = " ".join(name.split()), _place(folder)
    if not name or len(name) > LONGEST or not name.isprintable():
        raise SealError(
            f"请给出名称，最多 {LONGEST} 个字符", f"give a name of at most {LONGEST} characters", option="--name"
        )
    for other in trusted(folder)[0]:
        if other.name == name and other.key != key:
            zh = f"{name} 已有另一公钥 {other.key.id}；请换名称，或先移除那个公钥"
            en = f"{name} is the name of another key, {other.key.id}: choose another, or remove that key first"
            raise SealError(zh, en, option="surveycheck key forget")
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    row = {"format": FORMAT, "name": name, "algorithm": ALGORITHM, "public": key.raw, "since": time}
    path = place / f"{key.id}.json"
    write_whole(path, as_text(row))
    return path


def trusted(folder: Path | None = None) -> tuple[tuple[Trusted, ...], tuple[SealError, ...]]:
    """The pinned keys by name, and what is wrong with files that hold none."""
    found, faults = [], []
    for path in sorted(_place(folder).glob("*.json")):
        try:
            found.append(_read(path))
        except SealError as error:
            faults.append(error)
    return tuple(sorted(found, key=lambda one: (one.name, one.key.id))), tuple(faults)


def forget(which: str, folder: Path | None = None) -> Trusted:
    """Pin a key no more, by name or fingerprint. Raises SealError where there is none, OSError."""
    one = next((t for t in trusted(folder)[0] if which in (t.name, t.key.id)), None)
    if one is None:
        raise SealError(f"没有受信任的公钥 {which}（见 key list）", f"no trusted key {which} (see key list)")
    (_place(folder) / f"{one.key.id}.json").unlink()
    return one


def known(key: PublicKey, among: Iterable[Trusted]) -> Trusted | None:
    """Whose key it is, None where nobody knows. Whole keys are compared, not fingerprints."""
    return next((one for one in among if one.key == key), None)


def _place(folder: Path | None) -> Path:
    return (folder or keys_folder()) / "trusted"


def _read(path: Path) -> Trusted:
    row, _ = read_json(path, FORMAT)
    public = str(row.get("public"))
    if row.get("algorithm") != ALGORITHM or not PUBLIC.fullmatch(public) or PublicKey(public).id != path.stem:
        raise damaged(path, "no trusted key")
    return Trusted(str(row.get("name")), PublicKey(public), str(row.get("since")))
