"""A process that holds the services of a data directory until its input ends, as a command does.

Prints one JSON line: the number of PostgreSQL's process, and the rows of a table that outlives it.
With --times N it takes and lets go N times instead. On failure it prints {"error": ...}.
"""

import argparse
import json
import sys
from pathlib import Path

import psycopg

from tracker.embedded import paths
from tracker.embedded.client import hold
from tracker.embedded.errors import CannotStartError

parser = argparse.ArgumentParser()
parser.add_argument("data_dir", type=Path)
parser.add_argument("--linger", type=float, default=1.0)
parser.add_argument("--times", type=int, default=0)
options = parser.parse_args()


def visit() -> dict[str, int]:
    sockets = str(paths.socket_dir(options.data_dir))
    with psycopg.connect(host=sockets, port=5432, user="tracker", dbname="tracker") as connection:
        connection.execute("SELECT pg_advisory_xact_lock(1)")
        connection.execute("CREATE TABLE IF NOT EXISTS visit (id int GENERATED ALWAYS AS IDENTITY)")
        connection.execute("INSERT INTO visit DEFAULT VALUES")
        row = connection.execute("SELECT count(*) FROM visit").fetchone()
    pid = int((paths.cluster(options.data_dir) / "postmaster.pid").read_text().split()[0])
    return {"postgres": pid, "visits": row[0]}


try:
    for _ in range(options.times):
        with hold(options.data_dir, durable=False, linger=options.linger):
            visit()
    with hold(options.data_dir, durable=False, linger=options.linger):
        print(json.dumps(visit()), flush=True)  # noqa: T201
        sys.stdin.read()
except CannotStartError as error:
    print(json.dumps({"error": str(error)}), flush=True)  # noqa: T201
    sys.exit(1)
