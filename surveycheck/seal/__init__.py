"""What makes a change of a report visible: digests in a fixed form, a short code, manifests, keys and signatures.

Knows texts, files and JSON documents only, neither rules nor findings.
"""

from surveycheck.seal.code import code_of as code_of
from surveycheck.seal.code import same_code as same_code
from surveycheck.seal.digest import Digests as Digests
from surveycheck.seal.digest import digests_of as digests_of
from surveycheck.seal.digest import digests_of_file as digests_of_file
from surveycheck.seal.errors import SealError as SealError
from surveycheck.seal.sealed import FIELD as FIELD
from surveycheck.seal.sealed import Fields as Fields
from surveycheck.seal.sealed import Seal as Seal
from surveycheck.seal.sealed import seal_of_document as seal_of_document
