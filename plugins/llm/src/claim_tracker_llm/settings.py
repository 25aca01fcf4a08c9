"""What a deployment says about its endpoint, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


class SettingsError(ValueError):
    """A variable is missing or wrong. The message names it, and the fix."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`timeout` is in seconds, for one request; `characters` are sent of an article at most, `tokens` come back."""

    url: str
    model: str
    key: str
    timeout: int
    characters: int
    tokens: int

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Raises SettingsError."""
        url = _needed(environment, "TRACKER_LLM_URL", "the address of the endpoint, such as http://127.0.0.1:11434/v1")
        if not url.startswith(("http://", "https://")):
            raise SettingsError(f"TRACKER_LLM_URL is {url!r}. It begins with http:// or https://.")
        return cls(
            url=url,
            model=_needed(environment, "TRACKER_LLM_MODEL", "the name of the model, as the endpoint knows it"),
            key=_needed(environment, "TRACKER_LLM_API_KEY", "the endpoint's key, or to any word where it takes none"),
            timeout=_number(environment, "TRACKER_LLM_TIMEOUT_SECONDS", 60, most=300),
            characters=_number(environment, "TRACKER_LLM_MOST_CHARACTERS", 60_000, most=2_000_000),
            tokens=_number(environment, "TRACKER_LLM_MOST_TOKENS", 4_000, most=100_000),
        )


def _needed(environment: Mapping[str, str], name: str, what: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise SettingsError(f"{name} is not set. Set it to {what}.")
    return value


def _number(environment: Mapping[str, str], name: str, default: int, most: int) -> int:
    told = environment.get(name, "").strip() or str(default)
    if not (told.isascii() and told.isdecimal() and 1 <= int(told[:12]) <= most):
        raise SettingsError(f"{name} is {told[:40]!r}. Set it to a whole number from 1 to {most}.")
    return int(told)
