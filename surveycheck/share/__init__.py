"""One finding cropped out of its deliverable, moved and made nameless, so that it can be shown to others."""

from surveycheck.share.case import Case as Case
from surveycheck.share.case import ShareError as ShareError
from surveycheck.share.case import share as share
