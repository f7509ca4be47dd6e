"""Manual items in the window: what a person looks at, and the form in which an inspector notes it."""
