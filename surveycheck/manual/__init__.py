"""Manual items: what a pack asks a person to look at (table ``manual``), noted in ``NAME.manual.toml`` beside the
deliverable. A failure deducts from its quality element; what passed, or was not looked at, adds nothing to a score."""

from surveycheck.manual.book import book_of as book_of
from surveycheck.manual.book import items_of as items_of
from surveycheck.manual.noted import Noted as Noted
from surveycheck.manual.noted import Result as Result
from surveycheck.manual.noted import beside as beside
from surveycheck.manual.noted import read_noted as read_noted
from surveycheck.manual.store import note as note
from surveycheck.manual.store import text_of as text_of
