"""Links: fetched through the same guard as everywhere, briefed with ways back to the page, unfurled where asked for."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from summarizer import Brief, Summarizer
from summarizer.slack.work import Progress
from summarizer.sources import read_article
from summarizer.sources.fetch import Fetcher
from tests.slack.bots import Counting, Running, article, bot_here
from tests.slack.slack_api import SlackApi

HOSTILE = "<p>&lt;!channel&gt; &lt;@U012AB3CD&gt; Ada Lim said 1,400 people &lt;https://evil.example|signed&gt; the deal on Tuesday, *all* of them.</p>"  # fmt: skip


@contextmanager
def website(body: str) -> Iterator[str]:
    page = f"<html><head><title>T</title></head><body><article><h1>Strike at Velm</h1>{body}</article></body></html>".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.send_header("content-length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *arguments: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/news"
    server.shutdown()
    thread.join()
    server.server_close()


def from_this_machine(source: str, progress: Progress) -> Brief:
    """The bot's own reading, with the one difference that this machine may be asked for a page."""
    fetcher = Fetcher(permitted=lambda address: address == "127.0.0.1")
    return Summarizer("none", progress=progress).brief(read_article(source, fetcher=fetcher))


def test_the_lines_of_a_linked_article_open_the_page_at_their_words(slack: SlackApi, tmp_path: Path) -> None:
    body = "".join(f"<p>{article(number)}</p>" for number in range(3))
    with website(body) as url, bot_here(slack, tmp_path, from_this_machine) as running:
        assert running.sender.mention(f"<{url}>", "1.1")[0] == 200
        (brief,) = slack.wait(slack.briefs)
    shown = json.dumps(brief)
    assert f"<{url}#:~:text=" in shown
    assert len(re.findall(r"\|\[\d+\]>", shown)) > 3


def test_a_hostile_page_cannot_ping_or_link(slack: SlackApi, tmp_path: Path) -> None:
    with website(HOSTILE * 3) as url, bot_here(slack, tmp_path, from_this_machine) as running:
        running.sender.mention(f"<{url}>", "1.1")
        (brief,) = slack.wait(slack.briefs)
    shown = json.dumps(brief)
    assert "1,400" in shown
    assert not any(forged in shown for forged in ("<!channel", "<@U012", "<https://evil"))


def link_shared(running: Running, url: str, domain: str, event_id: str, **more: object) -> int:
    event = {"type": "link_shared", "channel": "C1", "user": "U1", "message_ts": "4.4", "links": [{"domain": domain, "url": url}], **more}  # fmt: skip
    return running.sender.event(event, event_id)[0]


def test_a_link_of_a_chosen_domain_is_unfurled_once(slack: SlackApi, tmp_path: Path) -> None:
    body = "".join(f"<p>{article(number)}</p>" for number in range(3))
    with website(body) as url, bot_here(slack, tmp_path, from_this_machine, unfurl=("127.0.0.1",)) as running:
        assert link_shared(running, url, "other.example", "Ev1") == 200
        assert link_shared(running, url, "127.0.0.1", "Ev2", source="composer") == 200
        assert link_shared(running, url, "127.0.0.1", "Ev3") == 200
        assert link_shared(running, url, "evil127.0.0.1", "Ev4") == 200
        assert link_shared(running, url, "127.0.0.1", "Ev3") == 200
        slack.wait(lambda: slack.called("chat.unfurl") and not running.bot.store.unfinished())
    (call,) = slack.called("chat.unfurl")
    assert (call.arguments["channel"], call.arguments["ts"]) == ("C1", "4.4")
    assert list(call.arguments["unfurls"]) == [url]
    assert slack.shown("C1") == []


def test_what_slack_does_not_let_unfurl_is_left_in_silence(slack: SlackApi, tmp_path: Path) -> None:
    for error in ("cannot_unfurl_url", "not_in_channel"):
        slack.trouble("chat.unfurl", error=error)
    with website(f"<p>{article(1)}</p>" * 3) as url, bot_here(slack, tmp_path, from_this_machine, unfurl=("127.0.0.1",)) as running:  # fmt: skip
        for number in range(2):
            assert link_shared(running, f"{url}?{number}", "127.0.0.1", f"Ev{number}") == 200
        slack.wait(lambda: len(slack.called("chat.unfurl")) == 2 and not running.bot.store.unfinished())
    assert slack.messages == {}


def test_links_that_are_posted_do_not_shut_out_who_asks(slack: SlackApi, tmp_path: Path) -> None:
    brief = Counting()
    brief.gate.clear()
    with bot_here(slack, tmp_path, brief, unfurl=("127.0.0.1",), capacity=3) as running:
        for number in range(40):
            assert link_shared(running, f"http://127.0.0.1/{number}", "127.0.0.1", f"Ev{number}") == 200
        assert len(running.bot.store.unfinished()) == 10
        assert running.sender.command(article(1), "t1") == (200, "On it, after 10 ahead of you.")
        brief.gate.set()
        slack.wait(slack.briefs)
