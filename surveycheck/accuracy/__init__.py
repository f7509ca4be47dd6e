"""Check measurements beside what was handed in: what is compared with what, and the figures that come of it.

The pack says everything: ``check_tables`` (which XML tables hold check measurements, in which fields), ``check_kinds``
(what is measured, and where its partner stands) and ``check_items`` (the figures, each with its limit); settings
``check_*``.
"""

from surveycheck.accuracy.figures import assess as assess
from surveycheck.accuracy.figures import gross_limit as gross_limit
from surveycheck.accuracy.pairs import Pair as Pair
from surveycheck.accuracy.pairs import Survey as Survey
from surveycheck.accuracy.pairs import Unusable as Unusable
from surveycheck.accuracy.pairs import survey as survey
from surveycheck.accuracy.show import compared as compared
from surveycheck.accuracy.terms import Item as Item
from surveycheck.accuracy.terms import Kind as Kind
from surveycheck.accuracy.terms import Terms as Terms
