"""RuleRuns and a pack's policy in, a Grade out."""

from surveycheck.grade.grade import beside as beside
from surveycheck.grade.grade import grade as grade
from surveycheck.grade.grade import open_findings as open_findings
from surveycheck.grade.level import exact_score as exact_score
from surveycheck.grade.what_if import next_level as next_level
