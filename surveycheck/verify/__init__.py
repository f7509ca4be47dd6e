"""Is a report untouched, who vouches for it, do the files still match it, and does its check come out the same?"""

from surveycheck.verify.answer import Answer as Answer
from surveycheck.verify.answer import Change as Change
from surveycheck.verify.answer import Point as Point
from surveycheck.verify.rerun import Repeated as Repeated
from surveycheck.verify.rerun import rerun as rerun
from surveycheck.verify.shown import answer_json as answer_json
from surveycheck.verify.shown import answer_text as answer_text
from surveycheck.verify.shown import repeated_json as repeated_json
from surveycheck.verify.shown import repeated_text as repeated_text
from surveycheck.verify.shown import verdict_words as verdict_words
from surveycheck.verify.verify import Beside as Beside
from surveycheck.verify.verify import Wanted as Wanted
from surveycheck.verify.verify import verify as verify
