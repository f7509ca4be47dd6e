"""Plants defects into a copy of a deliverable, and writes the answer key from what it planted.

A planter is known by the check of the card that must find its defect, so that a new card with a known check has one for
nothing. This room knows neither the checks nor the runs: what follows from a defect is told from the cards.
"""

from surveycheck.plant.answers import Answer as Answer
from surveycheck.plant.copy import Copy as Copy
from surveycheck.plant.faults import NoPlanterError as NoPlanterError
from surveycheck.plant.faults import NothingToSpoilError as NothingToSpoilError
from surveycheck.plant.faults import PlantError as PlantError
from surveycheck.plant.known import PLANTERS as PLANTERS
from surveycheck.plant.known import planted as planted
from surveycheck.plant.write import written as written
