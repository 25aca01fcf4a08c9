"""What ticks and their tasks do with sources that are due."""

from sources import checking


def checked() -> dict[str, int]:
    """Fetch what is due and read all that came: how many sources by what came of each."""
    outcomes = checking.check_due().outcomes
    outcomes.pop(checking.ARRIVED, None)
    while said := checking.read_arrived():
        for outcome in said.values():
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return outcomes
