"""Slack's end on this machine's loopback: the Web API, which can be slow to like it, and a sender of signed requests."""

import hashlib
import hmac
import http.client
import json
import threading
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback import Loopback
from tests.rendering.blockkit import breaches

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TOKEN = "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy"
OTHER_TOKEN = "xoxb-29999999999-29999999999-secondworkspacetoken00000"


@dataclass(frozen=True)
class Call:
    """One call of the Web API."""

    method: str
    arguments: dict[str, Any]
    token: str
    at: float


@dataclass
class Trouble:
    """What Slack does instead of answering: a status with headers, an `error` of its own, or no answer at all.

    `lost` is an answer that does not arrive though Slack has done what it was asked; `token` is of the one workspace
    that is in trouble.
    """

    status: int = 200
    error: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    silent: bool = False
    hangs: bool = False
    lost: bool = False
    token: str | None = None


class SlackApi(Loopback):
    """`with SlackApi() as slack:` serves at `slack.url`; `slack.calls` is all it was asked, `slack.messages` what stands.

    A message that breaks a documented limit is refused as Slack refuses it, and noted in `slack.breaches`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[Call] = []
        self.messages: dict[tuple[str, str], dict[str, Any]] = {}
        self.breaches: list[str] = []
        self.troubles: dict[str, list[Trouble]] = {}
        self.down = False
        self.teams = {TOKEN: "T1", OTHER_TOKEN: "T2"}
        self.socket_url = ""
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._clock = 1_700_000_000

    @property
    def url(self) -> str:
        """The base URL of the Web API."""
        return f"{self.address}/api/"

    def trouble(self, method: str, **what: Any) -> None:
        """The next calls of `method` meet a Trouble."""
        with self._lock:
            self.troubles.setdefault(method, []).append(Trouble(**what))

    def called(self, method: str) -> list[Call]:
        """All calls of `method`, the troubled ones too."""
        with self._lock:
            return [call for call in self.calls if call.method == method]

    def wait(self, until: Callable[[], Any], seconds: float = 30.0) -> Any:
        """The first true value of `until`, which is asked after every call; AssertionError if there is none in time."""
        ends = time.monotonic() + seconds
        with self._changed:
            while True:
                self._lock.release()
                try:
                    if found := until():
                        return found
                finally:
                    self._lock.acquire()
                if not self._changed.wait(min(0.2, max(0.0, ends - time.monotonic()))) and time.monotonic() > ends:
                    raise AssertionError("it did not come")

    def shown(self, channel: str) -> list[dict[str, Any]]:
        """The messages that stand in a channel, oldest first."""
        with self._lock:
            return [dict(each, ts=ts) for (place, ts), each in sorted(self.messages.items()) if place == channel]

    def briefs(self, channel: str | None = None) -> list[dict[str, Any]]:
        """The messages that are briefs: the ones with feedback buttons."""
        with self._lock:
            found = [dict(each, ts=ts, channel=at) for (at, ts), each in sorted(self.messages.items())]
        return [
            each
            for each in found
            if channel in (None, each["channel"]) and any(b["type"] == "context_actions" for b in each["blocks"] or ())
        ]

    def _answer(self, method: str, arguments: dict[str, Any], token: str) -> Trouble | dict[str, Any]:
        with self._changed:
            self.calls.append(Call(method, arguments, token, time.monotonic()))
            self._changed.notify_all()
            if self.down:
                return Trouble(silent=True)
            trouble = self._trouble(method, token)
            if trouble and not trouble.lost:
                return trouble
            handle = getattr(self, "_" + method.replace(".", "_").lower(), None)
            if handle is None:
                return {"ok": False, "error": "unknown_method"}
            if method not in ("oauth.v2.access", "apps.connections.open") and token not in self.teams:
                return {"ok": False, "error": "invalid_auth"}
            answer: dict[str, Any] = handle(arguments, token)
            return Trouble(silent=True) if trouble else answer

    def _trouble(self, method: str, token: str) -> Trouble | None:
        planned = self.troubles.get(method, [])
        found = next((each for each in planned if each.token in (None, token)), None)
        if found:
            found.times -= 1
            if found.times <= 0:
                planned.remove(found)
        return found

    def _auth_test(self, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        team = self.teams[token]
        return {"ok": True, "url": "https://x.slack.com/", "team": team, "team_id": team, "user": "bot",
                "user_id": f"UBOT{team}", "bot_id": f"B{team}"}  # fmt: skip

    def _apps_connections_open(self, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        return (
            {"ok": True, "url": self.socket_url}
            if token.startswith("xapp-")
            else {"ok": False, "error": "invalid_auth"}
        )

    def _oauth_v2_access(self, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        if arguments.get("code") != "good-code":
            return {"ok": False, "error": "invalid_code"}
        return {"ok": True, "access_token": OTHER_TOKEN, "token_type": "bot", "scope": "chat:write,commands",
                "bot_user_id": "UBOTT2", "app_id": "A1", "team": {"name": "Second", "id": "T2"}, "enterprise": None,
                "authed_user": {"id": "U2"}, "is_enterprise_install": False}  # fmt: skip

    def _chat_postmessage(self, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        if error := self._refused(arguments):
            return error
        self._clock += 1
        ts = f"{self._clock}.000100"
        self.messages[arguments["channel"], ts] = dict(arguments)
        return {"ok": True, "channel": arguments["channel"], "ts": ts}

    def _chat_update(self, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        place = (arguments["channel"], arguments["ts"])
        if place not in self.messages:
            return {"ok": False, "error": "message_not_found"}
        if error := self._refused(arguments):
            return error
        self.messages[place] |= {"text": arguments["text"], "blocks": arguments["blocks"]}
        return {"ok": True, "channel": place[0], "ts": place[1]}

    def _chat_postephemeral(self, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        return {"ok": True, "message_ts": "1.1"}

    def _chat_unfurl(self, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        for each in arguments["unfurls"].values():
            if error := self._refused({"text": "x", "blocks": each["blocks"]}):
                return error
        return {"ok": True}

    def _views_publish(self, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        return self._refused({"text": "x", **arguments["view"]}) or {"ok": True, "view": {"id": "V1"}}

    def _refused(self, message: dict[str, Any]) -> dict[str, Any] | None:
        found = breaches({"text": message["text"], "blocks": message["blocks"]})
        self.breaches += found
        return {"ok": False, "error": "invalid_blocks"} if found else None

    def handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
                arguments = _arguments(raw, self.headers.get("content-type") or "")
                token = (self.headers.get("authorization") or "").removeprefix("Bearer ")
                answer = outer._answer(self.path.removeprefix("/api/"), arguments, token)
                trouble = answer if isinstance(answer, Trouble) else Trouble()
                if trouble.hangs:
                    outer.leaving.wait(60)
                if trouble.silent or trouble.hangs:
                    self.close_connection = True
                    return
                body = {"ok": False, "error": trouble.error or "trouble"} if answer is trouble else answer
                data = json.dumps(body).encode()
                self.send_response(trouble.status)
                for name, value in {"content-type": "application/json", **trouble.headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
                with outer._changed:
                    outer._changed.notify_all()

            def do_GET(self) -> None:
                self.do_POST()

            def log_message(self, *arguments: object) -> None:
                """Tests print nothing."""

        return Handler


def _arguments(raw: str, kind: str) -> dict[str, Any]:
    if "json" in kind:
        loaded: dict[str, Any] = json.loads(raw or "{}")
        return loaded
    given: dict[str, Any] = dict(urllib.parse.parse_qsl(raw))
    for name in ("blocks", "unfurls", "view"):
        if isinstance(given.get(name), str):
            given[name] = json.loads(given[name])
    return given


@dataclass(frozen=True)
class Sender:
    """Sends requests to the bot at a port as Slack does: signed (v0 HMAC), in forms or as JSON."""

    port: int
    secret: str = SECRET
    team: str = "T1"

    def event(self, event: dict[str, Any], event_id: str, **headers: str) -> tuple[int, str]:
        """An event of the Events API."""
        body = {"type": "event_callback", "team_id": self.team, "api_app_id": "A1", "event_id": event_id,
                "event_time": 1, "event": event, "authorizations": [{"team_id": self.team, "is_bot": True}]}  # fmt: skip
        return self.send(json.dumps(body), "application/json", headers)

    def mention(
        self, text: str, ts: str, event_id: str | None = None, channel: str = "C1", **headers: str
    ) -> tuple[int, str]:
        """A mention of the bot."""
        event = {"type": "app_mention", "user": "U1", "text": f"<@UBOTT1> {text}", "ts": ts, "channel": channel}
        return self.event(event, event_id or f"Ev{ts}", **headers)

    def direct(self, text: str, ts: str, **more: Any) -> tuple[int, str]:
        """A direct message."""
        event = {"type": "message", "channel_type": "im", "user": "U1", "text": text, "ts": ts, "channel": "D1", **more}
        return self.event(event, f"Ev{ts}")

    def command(self, text: str, trigger: str, channel: str = "C1", **headers: str) -> tuple[int, str]:
        """`/brief`."""
        form = {"command": "/brief", "text": text, "trigger_id": trigger, "team_id": self.team, "channel_id": channel,
                "user_id": "U1", "response_url": "https://hooks.example/x", "api_app_id": "A1"}  # fmt: skip
        return self.send(urllib.parse.urlencode(form), "application/x-www-form-urlencoded", headers)

    def interaction(self, payload: dict[str, Any], **headers: str) -> tuple[int, str]:
        """A shortcut or an action."""
        full = {"team": {"id": self.team}, "user": {"id": "U1", "team_id": self.team}, "api_app_id": "A1", **payload}
        form = urllib.parse.urlencode({"payload": json.dumps(full)})
        return self.send(form, "application/x-www-form-urlencoded", headers)

    def send(self, body: str, kind: str, headers: dict[str, str], *, at: int | None = None, signature: str | None = None) -> tuple[int, str]:  # fmt: skip
        """Any body, signed unless `signature` is given."""
        stamp = str(at or int(time.time()))
        signed = hmac.new(self.secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        sent = {
            "content-type": kind,
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": signature or f"v0={signed}",
        }
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", "/slack/events", body, {**sent, **named})
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()
