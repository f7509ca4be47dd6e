"""What a bureau does with its ledger, in plain calls and values: for the app, and for programs of an office."""

from surveycheck.bureau.bureau import Bureau as Bureau
