"""What makes a change of a report visible: digests in a fixed form, a short code, manifests, keys and signatures.

Knows texts, files and JSON documents only, neither rules nor findings.
"""

from surveycheck.seal.code import code_of as code_of
from surveycheck.seal.code import same_code as same_code
from surveycheck.seal.digest import Digests as Digests
from surveycheck.seal.digest import digests_of as digests_of
from surveycheck.seal.digest import digests_of_file as digests_of_file
from surveycheck.seal.errors import SealError as SealError
from surveycheck.seal.keys import LockedError as LockedError
from surveycheck.seal.keys import PrivateKey as PrivateKey
from surveycheck.seal.keys import PublicKey as PublicKey
from surveycheck.seal.keys import new_key as new_key
from surveycheck.seal.keys import read_private as read_private
from surveycheck.seal.keys import read_public as read_public
from surveycheck.seal.manifest import NAME as NAME
from surveycheck.seal.manifest import Section as Section
from surveycheck.seal.manifest import check_entry as check_entry
from surveycheck.seal.manifest import ours as ours
from surveycheck.seal.manifest import read_manifest as read_manifest
from surveycheck.seal.sealed import FIELD as FIELD
from surveycheck.seal.sealed import Fields as Fields
from surveycheck.seal.sealed import Seal as Seal
from surveycheck.seal.sealed import seal_of_document as seal_of_document
from surveycheck.seal.signature import Signature as Signature
from surveycheck.seal.signature import now as now
from surveycheck.seal.signature import read_signature as read_signature
from surveycheck.seal.signature import sign as sign
from surveycheck.seal.signature import sign_in as sign_in
from surveycheck.seal.trusted import Trusted as Trusted
from surveycheck.seal.trusted import forget as forget
from surveycheck.seal.trusted import keys_folder as keys_folder
from surveycheck.seal.trusted import trust as trust
from surveycheck.seal.trusted import trusted as trusted
