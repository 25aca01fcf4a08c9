"""Runs a set of commands under honcho: logs told apart by name, and all of them end together."""

import fcntl
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import honcho.manager
from honcho.manager import Manager
from honcho.printer import Message, Printer

STOPPED = re.compile(r"(\S+) stopped \(rc=(-?\d+)\)")
WATCHDOG_SECONDS = 15
# honcho's own five are too few for a web worker with open connections on a busy machine.
honcho.manager.KILL_WAIT = 18


class _Printer(Printer):  # type: ignore[misc]
    """Notes which process stopped first, and calls `when_started` once all have been started."""

    def __init__(self, when_started: Callable[[], None]) -> None:
        super().__init__(sys.stdout)
        self.first_stopped: tuple[str, int] | None = None
        self.when_started: Callable[[], None] | None = when_started

    def write(self, message: Message) -> None:
        if self.when_started is not None:
            # honcho forks all before it prints, and a fork must not meet a thread.
            threading.Thread(target=self.when_started, daemon=True).start()
            self.when_started = None
        if message.name == "system":
            found = STOPPED.match(message.data)
            if found and self.first_stopped is None:
                self.first_stopped = found[1], int(found[2])
            return
        super().write(message)


def run(
    commands: Mapping[str, Sequence[str]],
    *,
    cwd: Path,
    env: Mapping[str, str],
    groups_file: Path,
    lock: int,
    when_started: Callable[[], None],
) -> str:
    """Run `commands` until one ends or we are told to stop (Ctrl-C, SIGTERM); then end all.

    Returns what went wrong, or "" after a stop that was asked for. Should this process be killed, a watchdog ends
    the others; it holds `lock`, an open descriptor, until they are gone. `groups_file` is its list.
    """
    with groups_file.open("w", encoding="ascii") as lifeline:
        fcntl.lockf(lifeline, fcntl.LOCK_EX | fcntl.LOCK_NB)
        watchdog = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "tracker.watchdog", str(groups_file)],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            pass_fds=[lock],
            start_new_session=True,
        )
        printer = _Printer(when_started)
        manager = Manager(printer)
        for name, command in commands.items():
            line = f"echo $$ >> {shlex.quote(str(groups_file))}; exec {shlex.join(command)}"
            manager.add_process(name, line, env=dict(env), cwd=str(cwd))
        manager.loop()
    watchdog.wait(WATCHDOG_SECONDS)
    if manager.returncode in {130, 143} or printer.first_stopped is None:
        return ""
    name, code = printer.first_stopped
    return f"{name} ended by itself (code {code}), so everything was stopped. Its last lines are above."
