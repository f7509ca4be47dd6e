"""The findings of the app: the table with its filters, and the card of the one that is chosen."""

from .card import CardPanel as CardPanel
from .index import Filter as Filter
from .panel import FindingsPanel as FindingsPanel
from .rows import as_row as as_row
from .rows import where as where
from .source import SourceView as SourceView
