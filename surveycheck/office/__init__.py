"""What an office does with its ledger: inspects the units of a sample, and writes papers."""

from surveycheck.office.inspection import Means as Means
from surveycheck.office.inspection import checklist as checklist
from surveycheck.office.inspection import examine as examine
from surveycheck.office.inspection import take_survey as take_survey
from surveycheck.office.told import Task as Task
from surveycheck.office.write import DRAW_FORMATS as DRAW_FORMATS
from surveycheck.office.write import VERDICT_FORMATS as VERDICT_FORMATS
from surveycheck.office.write import write_draw as write_draw
from surveycheck.office.write import write_verdict as write_verdict
