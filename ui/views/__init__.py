"""Views: each gets the session in its constructor and knows no other view."""
