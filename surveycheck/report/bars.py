"""Small drawn bars: a score out of a hundred, a measured value against its limit. SVG, so that no style is inline."""

from __future__ import annotations

from markupsafe import Markup

from surveycheck.model import Tally
from surveycheck.report.measure import Measure

WIDTH = 160.0


def score_bar(score: float | None) -> Markup:
    """A bar from 0 to 100 with a tick at 60; hatched where nothing was assessed."""
    if score is None:
        body = '<rect class="bar-none" width="160" height="8" rx="4"/>'
    else:
        filled = max(1.5, min(100.0, score)) / 100 * WIDTH
        tone = "bar-low" if score < 60 else "bar-fill"
        body = (
            f'<rect class="bar-back" width="160" height="8" rx="4"/>'
            f'<rect class="{tone}" width="{filled:.1f}" height="8" rx="4"/><path class="bar-tick" d="M96-2V10"/>'
        )
    return Markup(f'<svg class="bar" viewBox="0 -2 160 12" width="160" height="12" aria-hidden="true">{body}</svg>')


def cover_bar(tally: Tally) -> Markup:
    """How much was looked at by rules meant for it, by general rules, by none; what is there is at least a pixel."""
    parts = [("cover-own", tally.own), ("cover-general", tally.general), ("cover-none", tally.none)]
    sizes = [max(1.5, count / tally.whole * WIDTH) if count else 0.0 for _, count in parts]
    body, left = "", 0.0
    for (name, _), size in zip(parts, sizes, strict=True):
        width = size * WIDTH / sum(sizes)
        body += f'<rect class="{name}" x="{left:.1f}" width="{width:.1f}" height="8"/>' if size else ""
        left += width
    return Markup(f'<svg class="bar" viewBox="0 -2 160 12" width="160" height="12" aria-hidden="true">{body}</svg>')


def measure_bar(found: Measure) -> Markup:
    """The allowed range in grey, the measured value as a mark outside it. Values far beyond stand at the end."""
    ends = [value for value in (found.low, found.high, found.value) if value is not None]
    low, high = min(0.0, *ends), max(0.0, *ends)
    if found.low is not None and found.value < found.low:  # only the near end of a wide range says anything
        high = min(high, found.low + 2 * (found.low - found.value))
    span = (high - low) * 1.08 or 1.0
    places = {name: (value - low) / span * 240 for name, value in _named(found).items() if value <= high}
    begin, end = places.get("low", 0.0), places.get("high", 240.0)
    value = places["value"]
    beyond = (end, value) if found.high is not None and found.value > found.high else (value, begin)
    body = (
        f'<rect class="scale-back" y="5" width="240" height="6" rx="3"/>'
        f'<rect class="scale-ok" x="{begin:.1f}" y="5" width="{max(end - begin, 1.5):.1f}" height="6" rx="3"/>'
        f'<rect class="scale-over" x="{beyond[0]:.1f}" y="6.5" width="{max(beyond[1] - beyond[0], 0):.1f}" height="3"/>'
    )
    ticks = "".join(f"M{places[name]:.1f} 2V14" for name in ("low", "high") if name in places)
    mark = f'<path class="scale-tick" d="{ticks}"/><circle class="scale-mark" cx="{value:.1f}" cy="8" r="5"/>'
    box = 'viewBox="-6 0 252 16" width="252" height="16"'
    return Markup(f'<svg class="scale" {box} aria-hidden="true">{body}{mark}</svg>')


def _named(found: Measure) -> dict[str, float]:
    named = {"low": found.low, "high": found.high, "value": found.value}
    return {name: value for name, value in named.items() if value is not None}
