"""What a trainer takes out of the app: lesson sheets, the handbook of a pack, exercises."""

from .menu import TeachingMenu as TeachingMenu
