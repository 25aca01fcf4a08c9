"""Asking an OpenAI-compatible endpoint, within bounds of time and size. The official client does the retries."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx2
import openai

from claim_tracker_llm.prompt import forms, messages
from claim_tracker_llm.settings import Settings

MOST_BYTES = 2_000_000
MOST_PROPOSALS = 300
"""Of one part of an article; what comes beyond is left out."""


class AnswerError(Exception):
    """The endpoint gave no answer that can be read. The message says why."""


class Endpoint:
    """One endpoint for one article. Close it, or use it as a context."""

    def __init__(self, settings: Settings, seconds: float) -> None:
        self.settings = settings
        self.ends = time.monotonic() + seconds
        self._client = openai.OpenAI(
            base_url=settings.url, api_key=settings.key, timeout=settings.timeout, max_retries=2
        )
        self._forms = forms(settings.tokens)

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def ask(self, part: str) -> list[Any]:
        """What the model proposes for a part of an article, as JSON values of any form. Raises AnswerError."""
        try:
            return proposals_in(self._answer(part))
        except openai.APITimeoutError:
            raise AnswerError(f"no answer within {self.settings.timeout} seconds") from None
        except openai.APIConnectionError as error:
            raise AnswerError(f"no connection to {self.settings.url}: {error.__cause__ or error}") from None
        except openai.APIStatusError as error:
            said = f": {error.message[:160]}" if error.status_code < 500 else ""
            raise AnswerError(f"the endpoint answered with status {error.status_code}{said}") from None
        except (openai.OpenAIError, httpx2.HTTPError) as error:
            raise AnswerError(f"the answer broke off: {type(error).__name__}") from None

    def _answer(self, part: str) -> bytes:
        while True:
            try:
                return self._body(part)
            except (openai.BadRequestError, openai.UnprocessableEntityError):
                if len(self._forms) == 1:
                    raise
                # What it refuses once it refuses for every part.
                del self._forms[0]

    def _body(self, part: str) -> bytes:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise AnswerError("the time for this article is used up")
        patience = min(float(self.settings.timeout), left)
        asking: Any = self._client.with_options(timeout=patience).chat.completions.with_streaming_response
        body = bytearray()
        with asking.create(model=self.settings.model, messages=messages(part), **self._forms[0]) as response:
            ends = time.monotonic() + patience
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise AnswerError(f"the answer is longer than {MOST_BYTES:,} bytes")
                if time.monotonic() > ends:
                    raise AnswerError(f"the answer took longer than {patience:.0f} seconds")
        return bytes(body)


def proposals_in(body: bytes) -> list[Any]:
    """The proposals in the body of an answer. Raises AnswerError."""
    choice = _first_choice(_json(body.decode("utf-8", "replace"), "the answer"))
    if choice.get("finish_reason") == "length":
        raise AnswerError("the answer was cut off; a higher TRACKER_LLM_MOST_TOKENS gives it room")
    message = choice.get("message")
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        raise AnswerError("the model gave no text")
    # Models without a JSON mode like to put words or a fence around it.
    found = _json(content[content.find("{") : content.rfind("}") + 1], "the model's text")
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list):
        raise AnswerError("the model's text holds no list of claims")
    return claims[:MOST_PROPOSALS]


def _json(text: str, what: str) -> Any:
    try:
        # Numbers as they are written: a figure is compared as text and as a decimal, never as a float.
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise AnswerError(f"{what} is not JSON") from None


def _first_choice(answer: Any) -> dict[str, Any]:
    choices = answer.get("choices") if isinstance(answer, dict) else None
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise AnswerError("the answer is not that of a chat completion")
    return choices[0]
