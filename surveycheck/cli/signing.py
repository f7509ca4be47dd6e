"""Keys and passphrases at the terminal, and signing what was written."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveycheck.cli.command import Complaint
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.seal import PrivateKey, Section

PASSPHRASE = "SURVEYCHECK_PASSPHRASE"
"""Environment variable that holds the passphrase where nobody is there to be asked."""


def key_of(given: Mapping[str, Any], screen: Screen) -> PrivateKey | None:
    """The key of ``--sign``, unlocked; None where nothing is to be signed. Raises ``Complaint``, SealError."""
    from surveycheck.seal import LockedError, read_private

    path = given["sign"]
    if path is None:
        return None
    if given["out"] is None:
        raise Complaint("--sign 需要同时给出 --out 文件夹", "--sign needs --out FOLDER")
    try:
        key = read_private(path, os.environ.get(PASSPHRASE, ""))
    except LockedError:
        if os.environ.get(PASSPHRASE) or not sys.stdin.isatty():
            raise
        key = read_private(path, ask(screen))
    if key.loose:
        screen.tell(
            f"注意：本机其他用户可以读取私钥 {path}；请运行 chmod 600",
            f"note: other users of this computer may read the private key {path}; run chmod 600 on it",
        )
    return key


def ask(screen: Screen, again: bool = False) -> str:
    """A passphrase from the terminal, which does not show it."""
    import click

    words = screen.word("私钥口令", "Passphrase of the key")
    repeat = screen.word("再输入一次", "Once more") if again else False
    return str(click.prompt(words, hide_input=True, confirmation_prompt=repeat, err=True))


def sign(folder: Path, section: Section, key: PrivateKey, screen: Screen, quiet: bool) -> Path:
    """Sign a section, and say so."""
    from surveycheck.seal import sign_in

    path = sign_in(folder, section, key)
    if not quiet:
        screen.say(screen.word(f"已签名：{path}（公钥 {key.public.id}）", f"Signed: {path} (key {key.public.id})"))
    return path


def sign_written(folder: Path, stem: str, key: PrivateKey, screen: Screen, quiet: bool) -> Path:
    """Sign what another process has written, as it stands in the manifest, if it still is what stands there. Raises
    SealError where it is not."""
    from surveycheck.seal import SealError, check_entry, read_manifest

    sections = [section for section in read_manifest(folder / "manifest.json") if section.stem == stem]
    if not sections or any(check_entry(folder, entry) != "same" for entry in sections[0].files):
        zh = f"{folder} 中的报告在写出之后被改动，没有签名"
        raise SealError(zh, f"the reports in {folder} were changed since they were written: not signed", loss=True)
    return sign(folder, sections[0], key, screen, quiet)
