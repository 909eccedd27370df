"""Fetches a page from the web, and from nowhere else.

Refused: anything but http(s), credentials in the URL, and every address that is not public, also after a redirect.
The name is resolved once and the connection goes to the address that was checked, so that an answer which changes
between check and use (DNS rebinding) gains nothing. Proxies of the environment are not used, as they would
resolve names themselves.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit

from summarizer.errors import FetchError, FetchUnavailable, one_line

if TYPE_CHECKING:
    import httpx2

Resolver = Callable[[str, int], list[str]]
MOST_BYTES = 5_000_000
REDIRECTS = 5
WAITS_SECONDS = (0.5, 2.0)
PASSING_STATUS = frozenset({408, 425, 429})
TEXT_TYPES = {"text/html": True, "application/xhtml+xml": True, "text/plain": False}


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: the URL it came from in the end, its bytes, and what the server says they are."""

    url: str
    body: bytes
    is_html: bool
    charset: str | None


def resolve(host: str, port: int) -> list[str]:
    """The addresses of `host`; OSError if it has none."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, with addresses embedded in IPv6 looked into."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages, within `deadline_seconds` from first connection to last byte, from permitted addresses only.

    What cannot be had now is asked for again after each of `waits_seconds`, as far as the deadline lets it.
    """

    permitted: Callable[[str], bool] = is_public
    deadline_seconds: float = 20.0
    resolver: Resolver = resolve
    waits_seconds: tuple[float, ...] = WAITS_SECONDS

    def fetch(self, url: str) -> Page:
        """The page at `url`; FetchError in one line if it cannot be had or must not be asked for."""
        ends = time.monotonic() + self.deadline_seconds
        for wait in self.waits_seconds:
            try:
                return self._fetched(url, ends)
            except FetchUnavailable:
                if time.monotonic() + wait >= ends:
                    raise
                time.sleep(wait)
        return self._fetched(url, ends)

    def _fetched(self, url: str, ends: float) -> Page:
        import httpx2

        for _ in range(REDIRECTS + 1):
            try:
                with self._get(url, ends) as response:
                    if response.is_redirect and "location" in response.headers:
                        url = urljoin(url, response.headers["location"])
                        continue
                    return _page(url, response, ends)
            except httpx2.TimeoutException as error:
                raise FetchUnavailable(f"{url} did not answer in time") from error
            except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
                if time.monotonic() >= ends:
                    raise FetchUnavailable(f"{url} did not answer in time") from error
                passing = isinstance(error, httpx2.NetworkError | httpx2.RemoteProtocolError | OSError)
                kind = FetchUnavailable if passing else FetchError
                raise kind(f"{url} cannot be fetched: {one_line(error)}") from error
        raise FetchError(f"{url} redirects more than {REDIRECTS} times")

    @contextmanager
    def _get(self, url: str, ends: float) -> "Iterator[httpx2.Response]":
        import httpx2

        host, port, secure = _parts(url)
        address = self._public_address(host, port, url)
        pinned = httpx2.URL(url).copy_with(host=address)
        headers = {"host": urlsplit(url).netloc, "user-agent": "summarizer/0.1", "accept": ", ".join(TEXT_TYPES)}
        remaining = max(0.1, ends - time.monotonic())
        timeout = httpx2.Timeout(min(10.0, remaining), connect=min(5.0, remaining))
        with (
            httpx2.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client,
            _Deadline(ends) as deadline,
        ):
            extensions: dict[str, object] = {"trace": deadline.watch}
            if secure:
                extensions["sni_hostname"] = host
            with client.stream("GET", pinned, headers=headers, extensions=extensions) as response:
                yield response

    def _public_address(self, host: str, port: int, url: str) -> str:
        try:
            addresses = self.resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchUnavailable(f"{url} cannot be fetched: no address for {host}") from error
        for address in addresses:
            if not self.permitted(address):
                raise FetchError(f"{url} is refused: {host} is not a public address")
        return addresses[0]


class _Deadline:
    """Cuts the connection at a time of the monotonic clock.

    Timeouts of a client are per read, so a server that sends a byte now and then would outlast them.
    """

    def __init__(self, ends: float) -> None:
        self._connection: socket.socket | None = None
        self._timer = threading.Timer(max(0.0, ends - time.monotonic()), self._cut)
        self._timer.daemon = True

    def watch(self, event: str, info: dict[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            self._connection = info["return_value"].get_extra_info("socket")

    def _cut(self) -> None:
        if self._connection is not None:
            with suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._timer.cancel()


def _parts(url: str) -> tuple[str, int, bool]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url} is not a URL: {one_line(error)}") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{url} is refused: only http and https are fetched")
    if parts.username or parts.password:
        raise FetchError("a URL with a user name or password in it is refused")
    if not parts.hostname:
        raise FetchError(f"{url} names no host")
    secure = parts.scheme == "https"
    return parts.hostname, port or (443 if secure else 80), secure


def _page(url: str, response: "httpx2.Response", ends: float) -> Page:
    if response.status_code >= 500 or response.status_code in PASSING_STATUS:
        raise FetchUnavailable(f"{url} answers {response.status_code}")
    if response.status_code >= 400:
        raise FetchError(f"{url} answers {response.status_code}")
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in TEXT_TYPES:
        raise FetchError(f"{url} is not a page of text: {kind or 'no content type'}")
    body = bytearray()
    for block in response.iter_bytes():
        body += block
        if len(body) > MOST_BYTES:
            raise FetchError(f"{url} is larger than {MOST_BYTES // 1_000_000} MB")
    if time.monotonic() >= ends:
        raise FetchUnavailable(f"{url} did not answer in time")
    return Page(url, bytes(body), TEXT_TYPES[kind], response.charset_encoding)
