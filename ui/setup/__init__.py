"""What a check is given beside its deliverable and pack: one small place for all of it."""
