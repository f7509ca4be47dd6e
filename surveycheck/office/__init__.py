"""What an office does with its ledger: inspects the units of a sample, and writes papers."""

from surveycheck.office.inspection import Means as Means
from surveycheck.office.inspection import checklist as checklist
from surveycheck.office.inspection import examine as examine
from surveycheck.office.inspection import take_survey as take_survey
