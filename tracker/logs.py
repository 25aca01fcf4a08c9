"""What the log leaves out: a request that we refuse, and an answer that says itself what is wrong, are no faults."""

import copy
import logging

_SERVICE_UNAVAILABLE = 503


class ExpectedAnswers(logging.Filter):
    """Drops answers of 4xx and our own 503; leaves one line, without a traceback, of what is suspicious."""

    def filter(self, record: logging.LogRecord) -> bool | logging.LogRecord:
        if record.name == "django.request":
            status = getattr(record, "status_code", 500)
            return not (status < 500 or status == _SERVICE_UNAVAILABLE)
        if record.name.startswith("django.security"):
            plain = copy.copy(record)
            plain.exc_info = plain.exc_text = None
            plain.levelno, plain.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
            return plain
        return True
