"""All rules of a pack as a site of pages that need nothing else, and a rule as a sheet for a lesson."""

from surveycheck.handbook.site import SiteError as SiteError
from surveycheck.handbook.site import write_handbook as write_handbook
