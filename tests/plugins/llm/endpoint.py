"""A local server that speaks the chat completions protocol as far as the extractor uses it, and can misbehave."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler", dict[str, Any]], None]


class Server(ThreadingHTTPServer):
    """`answers` are used up one a request, the last again and again; `asked` are the bodies that came in."""

    daemon_threads = True

    def __init__(self, answers: list[Answer]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = answers
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)
        self.server.keys.append(self.headers["Authorization"])
        assert self.path == "/v1/chat/completions"
        number = min(len(self.server.asked), len(self.server.answers)) - 1
        try:
            self.server.answers[number](self, asked)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def serving(*answers: Answer) -> Iterator[Server]:
    server = Server(list(answers))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: object, finish: str = "stop") -> bytes:
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    told = {"id": "x", "object": "chat.completion", "created": 1, "model": "small", "choices": [choice]}
    return json.dumps(told).encode()


def proposing(*claims: Any) -> Answer:
    return saying(json.dumps({"claims": claims}))


def saying(content: object, finish: str = "stop") -> Answer:
    return lambda handler, _asked: handler.send(200, completion(content, finish))


def body(raw: bytes) -> Answer:
    return lambda handler, _asked: handler.send(200, raw)


def status(code: int, **headers: str) -> Answer:
    return lambda handler, _asked: handler.send(code, b'{"error": {"message": "not like this"}}', **headers)


def trickling(seconds: float, bytes_a_second: int = 20) -> Answer:
    """Begins at once, and then takes its time."""

    def answer(handler: Handler, _asked: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        for _ in range(int(seconds * bytes_a_second)):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(1 / bytes_a_second)

    return answer


def silent(seconds: float) -> Answer:
    def answer(handler: Handler, _asked: dict[str, Any]) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return answer


def huge(size: int) -> Answer:
    return lambda handler, _asked: handler.send(200, b'{"choices": "' + b"x" * size + b'"}')


def breaking_off(handler: Handler, _asked: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True
