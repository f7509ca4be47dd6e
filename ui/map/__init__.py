"""The map of the app: a widget that shows the drawings of a deliverable as a CAD user knows them, and its findings.

A process of its own reads the drawings and writes maps (``loader``); a thread paints them into a picture larger than
the window (``renderer``, ``paint``), which the window only moves (``canvas``); findings lie upon it (``overlay``), so
that selecting one never draws the map anew. Nothing here imports numpy before a drawing is opened.
"""

from .bar import MapBar as MapBar
from .drawings import LayerRow as LayerRow
from .layers import LayersPanel as LayersPanel
from .picking import Picked as Picked
from .tools import Measured as Measured
from .view import MapView as MapView
