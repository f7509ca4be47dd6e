"""The annex tables of a specification in, a draft of a pack out, with everything that is doubtful about it."""

from surveycheck.pack.drafting.doubt import Doubt as Doubt
from surveycheck.pack.drafting.doubt import NoTables as NoTables
from surveycheck.pack.drafting.draft import Draft as Draft
from surveycheck.pack.drafting.draft import draft_pack as draft_pack
