"""Types that show a file of another kind under the drawing."""

from __future__ import annotations

UNDERLAYS = ("PDFUNDERLAY", "DWFUNDERLAY", "DGNUNDERLAY")
