"""Workers that die at a chosen step: the process is killed as it enters, or leaves, one function of the product.

Nothing of ours is replaced. The interpreter tells of calls (`sys.monitoring`), and the first process to get to the
chosen one gets a SIGKILL.
"""

import os
from pathlib import Path

_STARTUP = """
import os, pathlib, signal, sys

PLAN = pathlib.Path({plan!r})
POINTS = {points!r}

def watch(when):
    def called(code, *_rest):
        point = POINTS.get((when, code.co_qualname))
        if point is None or not code.co_filename.endswith(point[1]):
            return sys.monitoring.DISABLE
        try:
            # Whoever takes the plan away dies of it: nobody else does.
            (PLAN / point[0]).rename(PLAN / "done")
        except FileNotFoundError:
            return None
        os.kill(os.getpid(), signal.SIGKILL)
    return called

monitor = sys.monitoring
monitor.use_tool_id(4, "crash")
for when, event in (("enters", monitor.events.PY_START), ("leaves", monitor.events.PY_RETURN)):
    monitor.register_callback(4, event, watch(when))
monitor.set_events(4, monitor.events.PY_START | monitor.events.PY_RETURN)
"""


class Crashes:
    """`points` names each step: (enters or leaves, function, end of its file's path)."""

    def __init__(self, folder: Path, points: dict[str, tuple[str, str, str]]) -> None:
        self._plan = folder / "plan"
        self._plan.mkdir(parents=True)
        by_call = {(when, function): (step, file) for step, (when, function, file) in points.items()}
        (folder / "sitecustomize.py").write_text(_STARTUP.format(plan=str(self._plan), points=by_call))
        self.env = {"PYTHONPATH": os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))}

    def plan(self, step: str) -> None:
        """The next process to get there dies."""
        (self._plan / "done").unlink(missing_ok=True)
        (self._plan / step).touch()

    @property
    def happened(self) -> bool:
        return (self._plan / "done").exists()
