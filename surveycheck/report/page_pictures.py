"""The pictures of findings out of a report's page: the JSON beside it has none, and drawing them anew needs the
drawings."""

from __future__ import annotations

import re
from html import unescape

_ARTICLE = re.compile(r'<article class="finding[^"]*" id="f-([^"]*)"[^>]*>(.*?)</article>', re.DOTALL)
_PICTURE = re.compile(r'<figure role="img"[^>]*>(<svg\b.*?</svg>)</figure>', re.DOTALL)


def page_pictures(html: str) -> dict[str, str]:
    """Finding id → SVG, of a page that ``to_html`` wrote. Whoever has a page from elsewhere must not trust the SVG."""
    found = ((unescape(match[1]), _PICTURE.search(match[2])) for match in _ARTICLE.finditer(html))
    return {identity: picture[1] for identity, picture in found if picture}
