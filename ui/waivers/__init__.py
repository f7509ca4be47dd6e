"""Waivers in the window: asked for by the firm, decided on by the inspector, all of them in a list."""

from .listing import WaiverList as WaiverList
from .panel import WaiverPanel as WaiverPanel
