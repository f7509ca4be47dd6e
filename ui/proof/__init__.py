"""Is a saved report genuine: the menu's line, and the dialog that answers."""

from .menu import ProofMenu as ProofMenu
