"""Fetching, against real sockets of this machine that misbehave in every way a web server can."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from summarizer.errors import FetchError, FetchUnavailable
from summarizer.sources import read_article
from summarizer.sources.fetch import Fetcher, Page

PAGE = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
LOOPBACK = "127.0.0.1"


@contextmanager
def server(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of a server that reads each request's head and lets `serve` write what it likes."""
    listener = socket.create_server((LOOPBACK, 0))

    def run() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection, suppress(OSError):
                    connection.recv(65_536)
                    serve(connection)

    threading.Thread(target=run, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def fetch(port: int, *, seconds: float = 5.0, path: str = "/") -> Page:
    fetcher = Fetcher(lambda address: address == LOOPBACK, deadline_seconds=seconds, waits_seconds=(0.01, 0.02))
    return fetcher.fetch(f"http://{LOOPBACK}:{port}{path}")


def drip(first: bytes) -> Callable[[socket.socket], None]:
    def serve(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(b"a")
            time.sleep(0.05)

    return serve


def endless(connection: socket.socket) -> None:
    connection.sendall(PAGE + b"\r\n")
    while True:
        connection.sendall(b"word " * 10_000)


def bomb(connection: socket.socket) -> None:
    connection.sendall(PAGE + b"content-encoding: gzip\r\n\r\n" + gzip.compress(b"0" * 200_000_000, 1))


def redirect(to: str) -> Callable[[socket.socket], None]:
    return lambda connection: connection.sendall(
        f"HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode()
    )


def text(connection: socket.socket) -> None:
    connection.sendall(PAGE + "\r\nThe river rose two metres at Arné.".encode())


def test_a_page_is_read() -> None:
    with server(text) as port:
        assert fetch(port).body.decode() == "The river rose two metres at Arné."


@pytest.mark.parametrize(
    ("serve", "message"),
    [
        (endless, "larger than 5 MB"),
        (bomb, "larger than 5 MB"),
        (redirect("http://10.0.0.1/"), "not a public address"),
        (redirect("http://127.0.0.2/"), "not a public address"),
        (redirect("file:///etc/passwd"), "only http and https"),
        (redirect("/again"), "redirects more than 5 times"),
        (redirect("http://[bad"), "cannot be fetched"),
        (lambda c: c.sendall(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"), "answers 404"),
        (lambda c: c.sendall(PAGE.replace(b"text/plain", b"image/png") + b"\r\n"), "not a page of text: image/png"),
        (lambda c: c.sendall(b"SSH-2.0-OpenSSH\r\n"), "cannot be fetched"),
        (lambda c: None, "cannot be fetched"),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_in_one_line(serve: Callable[[socket.socket], None], message: str) -> None:
    with server(serve) as port, pytest.raises(FetchError, match=message) as error:
        fetch(port)
    assert "\n" not in str(error.value)


def status(code: int) -> bytes:
    return f"HTTP/1.1 {code} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode()


@pytest.mark.parametrize(
    "first", [b"", PAGE + b"content-length: 99\r\n\r\nhalf", *map(status, (408, 425, 429, 500, 503))]
)
def test_what_may_pass_is_tried_three_times(first: bytes) -> None:
    answers = iter([first, first])

    def serve(connection: socket.socket) -> None:
        connection.sendall(next(answers, PAGE + b"\r\nA river rose."))

    with server(serve) as port:
        assert fetch(port).body == b"A river rose."
    with server(lambda connection: connection.sendall(first)) as port, pytest.raises(FetchUnavailable):
        fetch(port)


@pytest.mark.parametrize("code", [400, 403, 404, 410, 451])
def test_what_will_not_pass_is_asked_for_once(code: int) -> None:
    asked: list[int] = []

    def serve(connection: socket.socket) -> None:
        asked.append(1)
        connection.sendall(status(code))

    with server(serve) as port, pytest.raises(FetchError) as error:
        fetch(port)
    assert type(error.value) is FetchError
    assert asked == [1]


def test_a_name_without_an_address_may_have_one_later() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("Temporary failure in name resolution")

    with pytest.raises(FetchUnavailable, match=r"no address for gone\.test"):
        Fetcher(resolver=nowhere, waits_seconds=()).fetch("http://gone.test/")


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\nx-slow: ", PAGE + b"\r\n"], ids=["status", "head", "body"])
def test_a_slow_drip_is_cut_at_the_deadline(first: bytes) -> None:
    started = time.monotonic()
    with server(drip(first)) as port, pytest.raises(FetchError, match="did not answer in time"):
        fetch(port, seconds=0.5)
    assert time.monotonic() - started < 3


def test_a_server_that_says_nothing_is_given_up_at_the_deadline() -> None:
    release = threading.Event()
    with server(lambda connection: bool(release.wait(10)) and None) as port, pytest.raises(FetchError, match="in time"):
        fetch(port, seconds=0.3)
    release.set()


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    """DNS rebinding: the name answers with another address at every look."""
    answers = iter([[LOOPBACK], ["127.0.0.2"], ["10.0.0.1"]])
    fetcher = Fetcher(permitted=lambda address: address == LOOPBACK, resolver=lambda host, port: next(answers))
    with server(text) as port:
        assert fetcher.fetch(f"http://rebind.test:{port}/").body
        with pytest.raises(FetchError, match=r"rebind\.test is not a public address"):
            fetcher.fetch(f"http://rebind.test:{port}/")


def test_any_private_address_among_several_refuses_the_name() -> None:
    fetcher = Fetcher(resolver=lambda host, port: ["93.184.216.34", "192.168.0.1"])
    with pytest.raises(FetchError, match="not a public address"):
        fetcher.fetch("http://two.test/")


def test_an_unreachable_server_is_one_line() -> None:
    with socket.create_server((LOOPBACK, 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch(port)


def test_the_article_of_a_url_knows_where_it_came_from() -> None:
    fetcher = Fetcher(permitted=lambda address: address == LOOPBACK)
    with server(text) as port:
        article = read_article(f"http://{LOOPBACK}:{port}/river", fetcher=fetcher)
    assert article.url == f"http://{LOOPBACK}:{port}/river"
