"""The pages that readers see. Read from PublicClaim alone; no cookie, no session, no script."""
