"""Files → Model. Readers record what they saw and what they thought of it; they repair nothing and judge nothing."""

from surveycheck.read.attached import AttachedError as AttachedError
from surveycheck.read.attached import attached as attached
from surveycheck.read.cache import Cache as Cache
from surveycheck.read.dwg import dwg_converter as dwg_converter
from surveycheck.read.errors import ReadError as ReadError
from surveycheck.read.excerpt import Excerpt as Excerpt
from surveycheck.read.excerpt import excerpt as excerpt
from surveycheck.read.package import read as read
from surveycheck.read.package import read_bytes as read_bytes
from surveycheck.read.roots import peek as peek
from surveycheck.read.survey_file import read_survey as read_survey
from surveycheck.read.xml import Root as Root
