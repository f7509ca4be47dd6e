"""Model and Pack in, RuleRuns out."""

from surveycheck.run.options import Options as Options
from surveycheck.run.runner import run as run
