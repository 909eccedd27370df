"""The command line. Results go to stdout, progress to stderr and only on a terminal.

Exit codes: 0 done, 1 findings (`check`) or articles without a brief (`batch`), 2 bad input, 3 the model cannot do its
part or, for a batch, the network is out, 130 interrupted.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ModelError, SourceError, SummarizerError

if TYPE_CHECKING:
    from summarizer.brief import Brief
    from summarizer.models import Model

FORMATS = ("json", "markdown", "html", "slack", "jsonld")
EXIT_FINDINGS, EXIT_INPUT, EXIT_MODEL, EXIT_INTERRUPTED = 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; every expected failure is one line on stderr."""
    _open_streams()
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except ModelError as error:
        return _fail(error, EXIT_MODEL)
    except SummarizerError as error:
        return _fail(error, EXIT_INPUT)
    except KeyboardInterrupt:
        return _fail("interrupted", EXIT_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_INPUT


def _open_streams() -> None:
    """Stand in for what the caller has closed, or a file that is opened would be taken for it.

    Of stdin nothing can be read, to stdout nothing written: that is an error of whoever does. Nobody hears stderr.
    """
    for name, flags, mode in (("stdin", os.O_WRONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, flags)
            os.set_inheritable(handle, True)
            setattr(sys, name, os.fdopen(handle, mode, closefd=False))


def _fail(error: object, code: int) -> int:
    _Progress.clear()
    print(f"summarizer: {error}", file=sys.stderr)  # noqa: T201
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="summarizer", description="News articles to validated briefs.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    brief = commands.add_parser("brief", help="brief one article")
    brief.add_argument("source", help="a file, an http(s) URL, or - for stdin")
    brief.add_argument(
        "--model",
        help="embedded, embedded:FILE.gguf, openai/NAME, azure/DEPLOYMENT, http://host/v1#NAME, none; or several with "
        "commas, each standing in when those before it are out",
    )
    brief.add_argument("--strategy", choices=["whole", "sentences"], help="default: the model's own")
    brief.add_argument("--format", choices=FORMATS, help="default: markdown; html with --open")
    brief.add_argument("--output", type=Path, metavar="FILE", help="write here instead of to stdout")
    brief.add_argument("--no-cache", action="store_true", help="ask the model also what it has answered before")
    brief.add_argument("--open", action="store_true", help="show the html page in the default browser")
    brief.add_argument("--published", metavar="DATE", help="publication date, ISO 8601, where the article has none")
    brief.set_defaults(command=_brief)
    check = commands.add_parser("check", help="flag what an article does not support in a summary")
    check.add_argument("summary", help="the summary's file, or - for stdin")
    check.add_argument("--against", required=True, metavar="ARTICLE", help="the article's file")
    check.set_defaults(command=_check)
    _add_batch(commands)
    slack = commands.add_parser("slack", help="run the Slack bot")
    slack.add_argument("--manifest", action="store_true", help="print the app manifest for Slack, and stop")
    slack.add_argument("--url", help="with --manifest: public address of an HTTP bot; without it, Socket Mode")
    slack.add_argument("--model", help="as for `brief`")
    slack.add_argument("--unfurl", action="append", metavar="DOMAIN", help="brief below links of this domain")
    slack.add_argument("--host", help="where an HTTP bot listens (127.0.0.1)")
    slack.add_argument("--port", type=int, help="and on which port (3000)")
    slack.add_argument("--workers", type=int, help="articles briefed at once (1)")
    slack.set_defaults(command=_slack)
    schema = commands.add_parser("schema", help="print the JSON Schema of a brief")
    schema.set_defaults(command=_schema)
    return parser


def _add_batch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    batch = commands.add_parser("batch", help="brief many articles, one JSON record a line")
    batch.add_argument("sources", nargs="+", help="files, folders, .jsonl files, files of URLs, or - for stdin")
    batch.add_argument("--output", type=Path, metavar="OUT.jsonl", help="go on with this file; default: stdout")
    batch.add_argument("--model", help="as for `brief`")
    batch.add_argument("--strategy", choices=["whole", "sentences"], help="default: the model's own")
    batch.add_argument("--engine", choices=["local", "openai-batch", "ray"], default="local")
    batch.add_argument("--concurrency", type=_whole, default=16, metavar="N", help="requests at once (16)")
    batch.add_argument("--max-cost", type=_sum, metavar="USD", help="begin no article beyond this sum")
    batch.add_argument("--max-tokens", type=_whole, metavar="N", help="nor beyond so many tokens read and written")
    batch.add_argument("--no-cache", dest="cache", action="store_false", help="as for `brief`")
    batch.add_argument("--retry-failed", action="store_true", help="try every article again that has an error")
    batch.set_defaults(command=_batch)


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text)


def _sum(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no sum of more than 0")
    return value


def _brief(options: argparse.Namespace) -> int:
    from summarizer.log_lines import show as show_logs
    from summarizer.sources import read_article, read_stdin
    from summarizer.summarizer import Summarizer

    if options.open and options.format not in (None, "html"):
        raise SourceError(f"--open shows a page, not {options.format}: leave --format out, or make it html")
    published = options.published
    if options.source == "-":
        article = read_stdin(sys.stdin.buffer, published=published)
    else:
        is_url = "://" in options.source
        article = read_article(options.source if is_url else Path(options.source), published=published)
    if options.output:
        _require_writable(options.output)
    progress = _Progress()
    show_logs()
    model = _open_model(options.model, progress, cache=not options.no_cache)
    with Summarizer(model, strategy=options.strategy, progress=progress.step) as summarizer:
        brief = summarizer.brief(article)
    progress.clear()
    text = _rendered(brief, options.format or ("html" if options.open else "markdown"))
    if options.open:
        return _show(text, options.output)
    _write(text, options.output)
    return 0


def _rendered(brief: Brief, format_: str) -> str:
    from summarizer.rendering import render_jsonld, render_markdown, render_page, render_slack

    match format_:
        case "json":
            return brief.to_json() + "\n"
        case "html":
            return render_page(brief)
        case "slack":
            return json.dumps(render_slack(brief), indent=2, ensure_ascii=False) + "\n"
        case "jsonld":
            return render_jsonld(brief)
    return render_markdown(brief)


def _show(page: str, output: Path | None) -> int:
    """Open the page in the browser, from `output` or from a temporary file, which is left for the browser to read."""
    import webbrowser

    path = output or Path(tempfile.mkdtemp(prefix="brief-")) / "brief.html"
    _write(page, path)
    if webbrowser.open(path.resolve().as_uri()):
        return 0
    return _fail(f"no browser could be opened: the page is {path}", EXIT_INPUT)


def _open_model(spec: str | None, progress: _Progress, *, cache: bool) -> Model:
    from summarizer.models import AnswerCache, open_model
    from summarizer.models.loading import load

    answers = AnswerCache.from_environment() if cache else None
    return open_model(spec, load=partial(load, on_progress=progress.fraction), cache=answers)


def _check(options: argparse.Namespace) -> int:
    from summarizer.checking import check_summary
    from summarizer.sources import read_article, read_stdin

    summary = read_stdin(sys.stdin.buffer).text if options.summary == "-" else read_article(Path(options.summary)).text
    article = read_article(Path(options.against)).text
    findings = check_summary(summary, article)
    _write("".join(f"{f.start}-{f.end}: {f.reason}: {f.text!r}: {f.detail}\n" for f in findings), None)
    return EXIT_FINDINGS if findings else 0


def _schema(options: argparse.Namespace) -> int:  # noqa: ARG001
    from summarizer.brief import Brief

    _write(json.dumps(Brief.model_json_schema(), indent=2, ensure_ascii=False) + "\n", None)
    return 0


def _slack(options: argparse.Namespace) -> int:
    from summarizer.slack import Settings, manifest, run

    unfurl = tuple(options.unfurl or ())
    if options.manifest:
        _write(json.dumps(manifest(options.url, unfurl), indent=2) + "\n", None)
        return 0
    flags = {name: getattr(options, name) for name in ("model", "host", "port", "workers")}
    run(Settings.from_environment(unfurl=unfurl, **flags))
    return 0


def _batch(options: argparse.Namespace) -> int:
    from summarizer.batch import Settings, run
    from summarizer.log_lines import show as show_logs

    show_logs()
    given = {name: value for name, value in vars(options).items() if name not in ("command", "sources", "output")}
    output = None if options.output == Path("-") else options.output
    return run(Settings(sources=tuple(options.sources), output=output, **given))


def _require_writable(output: Path) -> None:
    if output.is_dir():
        raise SourceError(f"{output} is a directory: give --output a file")
    if not output.resolve().parent.is_dir():
        raise SourceError(f"{output.parent} does not exist: --output needs an existing folder")


def _write(text: str, output: Path | None) -> None:
    if output is None:
        _print(text)
        return
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=output.resolve().parent, delete=False) as part:
            part.write(text)
        umask = os.umask(0)
        os.umask(umask)
        Path(part.name).chmod(0o666 & ~umask)
        Path(part.name).replace(output)
    except OSError as error:
        with suppress(NameError, OSError):
            Path(part.name).unlink()
        raise SourceError(f"cannot write {output}: {error.strerror}") from error


def _print(text: str) -> None:
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is in the buffer is tried once more
        raise SourceError(f"cannot write stdout: {error.strerror}") from error


class _Progress:
    """One line on stderr, kept up to date while a terminal is watching."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def step(self, what: str, number: int, total: int) -> None:
        self._show(f"reading {what} ({number} of {total})")

    def fraction(self, what: str, done: float | None) -> None:
        self._show(what if done is None else f"{what} {done:.0%}")

    def _show(self, line: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{line[:100]}")
            sys.stderr.flush()

    @staticmethod
    def clear() -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
