"""Numbers that the column ``look`` has for a MULTILEADER, beside those that it shares with other types."""

from __future__ import annotations

LEADERS = ("MULTILEADER", "MLEADER")
"""Both names stand in files."""

NUMBERS, FILLED = 70, (17, 27)
"""How many corners the next filled part has, and these corners."""

PLACE = (12, 22)
"""Three points of its text: its place, and from there one height of letters along the line, and one up."""

TEXT_COLOR, TRUE_COLOR = 62, 420
"""The colour of its letters where it is of its own: of the index, or a true one."""

BLOCK, AXES = 344, (18, 28)
"""The number of the block that it shows (among ``Drawing.blocks``), and three points: where the base of that block
stands, and from there one unit of it along and up."""
