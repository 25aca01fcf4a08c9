"""PostgreSQL and Valkey from PyPI wheels, for a machine that has neither.

Each of the two has one *owner*: a detached process that starts the server, watches it and stops it. Every
rule rests on locks that the kernel drops when their holder dies, so nothing here trusts a number in a file:

- `owner`: held by the owner for its whole life; whoever takes it may start a server;
- `ready`: held by the owner while the server answers;
- `clients`: shared by every process that uses the server; the owner stops once it gets it alone;
- `alive`: held by the server itself and by everything it forks; free means that no such process is left.

A killed owner takes its server with it (Linux), and the next owner waits for, or stops, whatever still
holds `alive` before it removes the dead server's leftovers.
"""
