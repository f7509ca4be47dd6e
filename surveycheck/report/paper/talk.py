"""One language of a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveycheck.model import Report
from surveycheck.report import words
from surveycheck.report.paper.words import PAPER, say
from surveycheck.report.unchecked import title
from surveycheck.report.words import Pair


@dataclass(frozen=True)
class Talk:
    """What is said of a report in its language: 0 Chinese, 1 English."""

    report: Report
    language: int

    def __call__(self, key: str, **values: object) -> str:
        """Words of the paper, else those that all formats have."""
        if key in PAPER:
            return say(key, self.language, **values)
        return words.word(key, self.language, **values)

    def of(self, pair: Pair) -> str:
        """The one of two texts; Chinese where there is no English."""
        return pair[self.language] or pair[0]

    def title(self, pair: Pair) -> str:
        """The one of two texts with which a line or a cell begins."""
        text = self.of(pair)
        return text[:1].upper() + text[1:]

    def table(self, table: Mapping[str, Pair], key: str) -> str:
        """The words that a table has for a key; the key where it has none."""
        return self.of(table.get(key, (key, key)))

    def rule(self, code: str) -> str:
        """A rule's title."""
        return self.of(title(code, self.report))

    def quality(self, path: str) -> str:
        """The steps of a quality path."""
        names = self.report.quality_en or {}
        return path if not self.language else " / ".join(names.get(step, step) for step in path.split("/"))

    @property
    def colon(self) -> str:
        return ("：", ": ")[self.language]

    def bracketed(self, text: str, more: str) -> str:
        """A text with another one in brackets behind it."""
        return f"{text} ({more})" if self.language else f"{text}（{more}）"

    def listed(self, parts: Sequence[str]) -> str:
        """Several things after each other."""
        return ("、", ", ")[self.language].join(parts)

    def sentences(self, zh: Sequence[str], en: Sequence[str]) -> list[str]:
        """The Chinese or English ones of sentences; Chinese where there is no English one."""
        return [self.of((text, en[i] if i < len(en) else "")) for i, text in enumerate(zh)]
