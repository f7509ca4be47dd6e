"""Report → paper: what PDF and DOCX show, in the order of CH/Z 1001-2007."""

from surveycheck.report.paper.blocks import Paper as Paper
from surveycheck.report.paper.content import paper as paper
