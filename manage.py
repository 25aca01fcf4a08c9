#!/usr/bin/env python
"""Django's command line for the tracker."""

import sys

from tracker.command_line import run

if __name__ == "__main__":
    run(sys.argv)
