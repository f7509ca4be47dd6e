"""Waivers: a firm asks for them beside its deliverable, an inspector decides on them in a file of his own, and only
what he accepted is waived."""

from surveycheck.waivers.apply import CLASSES as CLASSES
from surveycheck.waivers.apply import GROWTH as GROWTH
from surveycheck.waivers.apply import Terms as Terms
from surveycheck.waivers.apply import apply as apply
from surveycheck.waivers.apply import waivable as waivable
from surveycheck.waivers.asked import SUFFIX as SUFFIX
from surveycheck.waivers.asked import Asked as Asked
from surveycheck.waivers.asked import beside as beside
from surveycheck.waivers.asked import name_of as name_of
from surveycheck.waivers.asked import read_asked as read_asked
from surveycheck.waivers.decided import Decided as Decided
from surveycheck.waivers.decided import read_decided as read_decided
from surveycheck.waivers.edit import edited as edited
from surveycheck.waivers.errors import WaiverError as WaiverError
from surveycheck.waivers.given import given as given
from surveycheck.waivers.now import waivers_now as waivers_now
from surveycheck.waivers.store import ask as ask
from surveycheck.waivers.store import decide as decide
from surveycheck.waivers.store import not_within as not_within
from surveycheck.waivers.store import own_file as own_file
from surveycheck.waivers.store import withdraw as withdraw
