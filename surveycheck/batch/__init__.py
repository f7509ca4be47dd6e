"""Many deliverables into a ledger: each checked in a process of its own, each result recorded once, here or on other
machines."""

from surveycheck.batch.answer import Answer as Answer
from surveycheck.batch.answer import Done as Done
from surveycheck.batch.answer import Held as Held
from surveycheck.batch.answer import Waiting as Waiting
from surveycheck.batch.asked import Asked as Asked
from surveycheck.batch.asked import folders_of as folders_of
from surveycheck.batch.asked import packs as packs
from surveycheck.batch.asked import prints as prints
from surveycheck.batch.batch import BatchError as BatchError
from surveycheck.batch.batch import run_batch as run_batch
from surveycheck.batch.cluster import Cluster as Cluster
from surveycheck.batch.found import Found as Found
from surveycheck.batch.found import found as found
from surveycheck.batch.here import Here as Here
