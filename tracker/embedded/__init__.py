"""PostgreSQL and Valkey from PyPI wheels, for a machine that has neither."""
