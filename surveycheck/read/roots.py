"""The root elements of a deliverable's XML files: how a pack is told before anything is read."""

from __future__ import annotations

from pathlib import Path

from surveycheck.model import Issue
from surveycheck.read.dwg import dwg_converter
from surveycheck.read.errors import ReadError
from surveycheck.read.first_pass import suffix_of
from surveycheck.read.issues import WORDS
from surveycheck.read.kinds import HEAD, kind_of
from surveycheck.read.members import Member
from surveycheck.read.source import source_of
from surveycheck.read.xml import PEEK, Root, peek_xml
from surveycheck.read.zip import DAMAGE
from surveycheck.read.zip_damage import damage_of
from surveycheck.rule.message import fill


def peek(path: Path) -> tuple[Root, ...]:
    """The root elements of the XML files of a deliverable; only the first start tag of each is parsed.

    Raises ``ReadError`` as ``read`` does, and where nothing can be seen at all: a damaged zip, a DWG, an empty folder.
    Single files that cannot be read have no root.
    """
    path = Path(path)
    try:
        source = source_of(path)
    except DAMAGE as error:
        raise _unopened(path, error) from error
    if not source.members:
        issue = next((issue for issue in source.issues if issue.loss), Issue("package-empty", ""))
        zh, en = (fill(words, issue.facts) for words in WORDS[issue.code])
        raise ReadError(f"{path}：{zh}", f"{path}: {en}", loss=bool(source.issues))
    if source.lone and _kind(source.members[0]) == "dwg" and dwg_converter() is None:
        zh, en = WORDS["dwg-not-read"]
        raise ReadError(f"{path.name}：{zh}", f"{path.name}: {en}", loss=True)
    try:
        return tuple(root for member in source.members if (root := _root(member)))
    finally:
        source.close()


def _unopened(path: Path, error: BaseException) -> ReadError:
    try:
        issue = damage_of(path, error)
    except OSError as problem:
        return ReadError(f"无法打开 {path}：{problem.strerror}", f"cannot open {path}: {problem.strerror}")
    zh, en = (fill(words, issue.facts) for words in WORDS[issue.code])
    return ReadError(f"{path.name}：{zh}", f"{path.name}: {en}", loss=True)


def _kind(member: Member) -> str:
    with member.open() as stream:
        return kind_of(stream.read(HEAD))


def _root(member: Member) -> Root | None:
    try:
        with member.open() as stream:
            head = stream.read(PEEK)
    except DAMAGE:
        return None
    is_xml = kind_of(head[:HEAD]) == "xml" or suffix_of(member.path) == ".xml"
    return peek_xml(head, member.path) if is_xml else None
