"""One archive of everything: the database and the captures, with a manifest that says what must be in it.

`archive` knows the file and nothing of databases; `postgres` runs PostgreSQL's own programs and makes databases;
`making` and `restoring` bring the two together.
"""
