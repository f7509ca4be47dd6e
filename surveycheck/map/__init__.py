"""Drawings → maps: what a person sees of model space, as columns that a canvas can draw at any scale.

Maps are made in a process of its own and written into files that the window maps into its memory (``written.py``):
whatever a hostile drawing does to the readers, it does not do to the window.
"""

from surveycheck.map.fetched import Fetched as Fetched
from surveycheck.map.sheet import Layer as Layer
from surveycheck.map.sheet import Sheet as Sheet
from surveycheck.map.sheet import Strokes as Strokes
from surveycheck.map.written import read_sheet as read_sheet
from surveycheck.map.written import write_sheets as write_sheets
