"""What rules find in a model that differs in its records: each rule is run once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from surveycheck.model import Finding, RuleRun
from surveycheck.rule import Rule


@dataclass(frozen=True)
class Again:
    """``rules``: those of the pack by code; ``run``: runs one of them over the other model."""

    rules: Mapping[str, Rule]
    run: Callable[[Rule], RuleRun]
    _done: dict[str, RuleRun] = field(default_factory=dict)

    def found(self, codes: Iterable[str]) -> list[Finding] | None:
        """What these rules find; None where one of them does not come to its end."""
        findings: list[Finding] = []
        for code in dict.fromkeys(codes):
            if code not in self._done:
                self._done[code] = self.run(self.rules[code])
            if self._done[code].status in ("crashed", "stopped"):
                return None
            findings += self._done[code].findings
        return findings

    def reading(self, table: str) -> list[str]:
        """The codes of the rules that read records of a table, or of all."""
        return [code for code, rule in self.rules.items() if _reads(rule, table)]


def _reads(rule: Rule, table: str) -> bool:
    selects = (rule.select, *rule.others.values())
    return any(name in ("*", table) for select in selects for name in select.records)
