"""What a user may ask of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from surveycheck.rule import Limit, Setting


@dataclass(frozen=True)
class Options:
    """``only`` and ``skip`` hold codes, names or aliases of rules. ``roles`` gives a role of the pack layers of its own
    (patterns). ``settings`` and ``limits`` replace values of the pack. ``time_limit`` is in seconds; rules that had not
    begun by then are ``stopped``. ``focus`` marks an example: the fragment of a deliverable that one card shows.
    ``standard`` is the one to grade by, of those that the pack has ("": the one that counts there).
    The setting ``stage`` names the stage of the project, whatever the deliverable says of it."""

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    time_limit: float | None = None
    focus: str = ""
    standard: str = ""

    @property
    def stage(self) -> str:
        """The stage of the project that the user has named, "" for none."""
        return str(self.settings.get("stage", ""))
