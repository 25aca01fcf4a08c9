"""The read-only API at /api/v1/. It answers from PublicClaim alone, as the pages do."""
