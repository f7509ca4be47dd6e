"""Model and Pack in, RuleRuns out."""

from surveycheck.run.asked import asked_of as asked_of
from surveycheck.run.asked import options_from as options_from
from surveycheck.run.coverage import coverage as coverage
from surveycheck.run.looked import Looked as Looked
from surveycheck.run.options import Options as Options
from surveycheck.run.runner import run as run
