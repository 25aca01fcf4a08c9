"""robots.txt, by RFC 9309: what a site asks of visitors, and for how long we may remember it."""

import re
import time
from collections import OrderedDict
from dataclasses import dataclass

from protego import Protego

# RFC 9309, 2.4: a copy is not to be used for more than a day. 2.5: read at least 500 KiB.
MAX_AGE = 24 * 3600.0
MAX_BYTES = 512 * 1024
# More than that between two requests would be to never come again; Disallow is the word for that.
LONGEST_DELAY = 7 * 24 * 3600.0
# `User-agent: ClaimTracker/1` is meant for us too, though only the token counts.
_VERSION = re.compile(r"^(\s{0,9}user-agent\s{0,9}:\s{0,9}[\w-]{1,99})/\S{0,99}", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rules:
    """One site's rules, as they apply to our product token."""

    parsed: Protego | None
    token: str
    expires: float

    @classmethod
    def parse(cls, body: bytes, user_agent: str) -> "Rules":
        text = _VERSION.sub(r"\1", body[:MAX_BYTES].decode("utf-8-sig", "replace"))
        return cls(Protego.parse(text), product_token(user_agent), time.monotonic() + MAX_AGE)

    @classmethod
    def none(cls, user_agent: str) -> "Rules":
        """The site has no robots.txt: everything is allowed."""
        return cls(None, product_token(user_agent), time.monotonic() + MAX_AGE)

    def allow(self, url: str) -> bool:
        return self.parsed is None or self.parsed.can_fetch(url, self.token)

    @property
    def crawl_delay(self) -> float | None:
        """Seconds asked for between two requests, by Crawl-delay or Request-rate; a week at most."""
        if self.parsed is None:
            return None
        delay = self.parsed.crawl_delay(self.token)
        rate = self.parsed.request_rate(self.token)
        if delay is None and rate is not None and rate.requests:
            delay = rate.seconds / rate.requests
        return None if delay is None else min(delay, LONGEST_DELAY)


class RobotsCache:
    """Rules by origin, for a day, least used out first. Hand the same one to several batches to spare
    sites the asking."""

    def __init__(self, size: int = 10_000) -> None:
        self._size = size
        self._rules: OrderedDict[str, Rules] = OrderedDict()

    def get(self, origin: str) -> Rules | None:
        rules = self._rules.get(origin)
        if rules is None or rules.expires < time.monotonic():
            return None
        self._rules.move_to_end(origin)
        return rules

    def put(self, origin: str, rules: Rules) -> None:
        self._rules[origin] = rules
        self._rules.move_to_end(origin)
        if len(self._rules) > self._size:
            self._rules.popitem(last=False)


def product_token(user_agent: str) -> str:
    """The name a robots.txt addresses us by: `ClaimTracker` of `ClaimTracker/1 (+mailto:...)`."""
    return user_agent.partition("/")[0].partition(" ")[0]
