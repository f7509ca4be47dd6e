from ledgers import ledger, ledger_place, postgres_folder  # noqa: F401  (fixtures)
