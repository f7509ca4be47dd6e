"""Spot checks, as pure functions over frozen values: how many of a lot, which ones, by whom, and what follows.

Knows neither files nor a database: the ledger keeps what is made here.
"""

from surveycheck.spotcheck.draw import Drawing as Drawing
from surveycheck.spotcheck.draw import Drawn as Drawn
from surveycheck.spotcheck.draw import draw as draw
from surveycheck.spotcheck.errors import SpotCheckError as SpotCheckError
from surveycheck.spotcheck.lot import Avoidance as Avoidance
from surveycheck.spotcheck.lot import Inspector as Inspector
from surveycheck.spotcheck.lot import Left as Left
from surveycheck.spotcheck.lot import Lot as Lot
from surveycheck.spotcheck.lot import Unit as Unit
from surveycheck.spotcheck.lot import close as close
from surveycheck.spotcheck.lot import closing_of as closing_of
from surveycheck.spotcheck.lot import lot_from as lot_from
from surveycheck.spotcheck.protocol import Replayed as Replayed
from surveycheck.spotcheck.protocol import protocol as protocol
from surveycheck.spotcheck.protocol import replay as replay
from surveycheck.spotcheck.sampling import SampleSizes as SampleSizes
from surveycheck.spotcheck.sampling import in_lots as in_lots
from surveycheck.spotcheck.sampling import sample_sizes as sample_sizes
from surveycheck.spotcheck.verdict import BatchRules as BatchRules
from surveycheck.spotcheck.verdict import BatchVerdict as BatchVerdict
from surveycheck.spotcheck.verdict import Overview as Overview
from surveycheck.spotcheck.verdict import SampleVerdict as SampleVerdict
from surveycheck.spotcheck.verdict import UnitResult as UnitResult
from surveycheck.spotcheck.verdict import batch_verdict as batch_verdict
from surveycheck.spotcheck.verdict import final_grade as final_grade
from surveycheck.spotcheck.verdict import sample_verdict as sample_verdict
