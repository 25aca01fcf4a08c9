"""`python -m tracker.embedded SERVICE DATA_DIR ...`: an owner, started by `tracker.embedded.client` only."""

import argparse
import logging
import os
import sys
from pathlib import Path

import psycopg

from tracker.embedded.errors import CannotStartError
from tracker.embedded.owner import Owner
from tracker.embedded.servers import SERVERS

logger = logging.getLogger("owner")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tracker.embedded")
    parser.add_argument("service", choices=SERVERS)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--report", type=int, required=True, help="descriptor to tell the starter how it went")
    parser.add_argument("--linger", type=float, required=True)
    parser.add_argument("--not-durable", action="store_true")
    options = parser.parse_args()
    if os.fork():
        # The starter waits for this one; the owner itself must not be its child.
        os._exit(0)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s owner[%(process)d]: %(message)s")
    os.chdir("/")
    with os.fdopen(options.report, "w", encoding="utf-8") as report:
        try:
            owner = Owner(
                SERVERS[options.service](options.data_dir, durable=not options.not_durable),
                linger=options.linger,
            )
            owner.start()
        except (CannotStartError, OSError, psycopg.Error) as error:
            logger.error("%s", error)
            report.write(f"{error}\n")
            return 1
        report.write("ready\n")
    logger.info("%s answers", owner.server.title)
    try:
        logger.info("stopping: %s", owner.keep())
    finally:
        owner.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
