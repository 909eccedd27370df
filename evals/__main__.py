"""The command line of the suite: `python -m evals --help`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from evals import checks, costs, gate, outside, quoting, reliability, running, summaries
from evals.agreement import agreement
from evals.comparing import compared
from evals.gold import LabelError, Pass, load, split_of
from evals.peers import PEERS, MissingPeer, open_peer
from evals.recording import MissingRecording
from evals.report import page
from evals.showing import error_lines, score_table
from evals.tabling import markdown, plain_text, standings
from summarizer import SummarizerError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is good, 1 is worse beyond noise, 2 is bad input or a model that cannot be reached."""
    options = _parser().parse_args(arguments)
    try:
        code = int(options.command(options))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads has had enough, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except (LabelError, MissingPeer, MissingRecording, FileNotFoundError, SummarizerError) as error:
        sys.stderr.write(f"evals: {error}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="make predictions, score them, and keep both")
    run.add_argument("--system", choices=["ours", *PEERS], default="ours", help="the summarizer, or a peer of it")
    run.add_argument("--model", default="embedded", help="as for the summarizer; none is reading alone")
    run.add_argument("--strategy", choices=["sentences", "whole"], help="else the model's own")
    run.add_argument("--split", choices=["dev", "test", "train"], help="one split; else dev and test")
    replies = run.add_mutually_exclusive_group()
    replies.add_argument("--replay", action="store_true", help="use kept replies only, with no network; the default")
    replies.add_argument("--live", action="store_true", help="ask the model where no reply is kept, and keep it")
    run.add_argument("--name", help="name of the result; else the model's, after the peer's")
    run.set_defaults(command=_run)
    score = commands.add_parser("score", help="score a kept result again")
    score.add_argument("result", type=Path)
    score.add_argument("--errors", action="store_true", help="list every error")
    score.set_defaults(command=_score)
    sure = commands.add_parser("reliability", help="whether what a kept result is confident of is right")
    sure.add_argument("result", type=Path)
    sure.set_defaults(command=_reliability)
    compare = commands.add_parser("compare", help="what got better and worse; exit 1 if a section is worse")
    compare.add_argument("before", type=Path)
    compare.add_argument("after", type=Path)
    compare.set_defaults(command=_compare)
    report = commands.add_parser("report", help="one HTML page: scores, and every error beside the article")
    report.add_argument("results", type=Path, nargs="*", metavar="RESULT.json", help="else all kept results")
    report.add_argument("--output", type=Path, default=Path("report.html"))
    report.set_defaults(command=_report)
    table = commands.add_parser("table", help="replay every system and set their strict F1 side by side")
    table.add_argument("--markdown", action="store_true", help="as rows of Markdown")
    table.set_defaults(command=_table)
    checked = commands.add_parser("checks", help="labels as drafts: what is refused of them, and of them with a change")
    checked.add_argument("--split", choices=["dev", "test", "train"], help="one split; else dev and test")
    checked.add_argument("--errors", action="store_true", help="list every label refused, every change that passed")
    checked.set_defaults(command=_checks)
    taken = commands.add_parser("costs", help="tokens and seconds of an article, by section, from kept replies")
    taken.add_argument("--strategy", choices=["sentences", "whole"], help="else the model's own")
    taken.add_argument("--split", choices=["dev", "test"], help="one split; else both")
    taken.set_defaults(command=_costs)
    floors = commands.add_parser("gate", help="replay and fail if a section is below its floor")
    floors.add_argument("--model", action="append", required=True, help="as for run; may be given several times")
    floors.add_argument("--pin", action="store_true", help="raise the floors to the present scores")
    floors.add_argument("--lower", action="store_true", help="with --pin: also lower them")
    floors.set_defaults(command=_gate)
    agree = commands.add_parser("agreement", help="how well the two label passes agree")
    agree.set_defaults(command=_agreement)
    check = commands.add_parser("check", help="check every label against the contract")
    check.set_defaults(command=_check)
    encoder = commands.add_parser("encoder", help="make the weights of the sentence encoder from the published model")
    encoder.add_argument("folder", type=Path, metavar="FOLDER", help="with its model.safetensors and vocab.txt")
    encoder.set_defaults(command=_encoder)
    components = commands.add_parser("components", help="find the components of the embedded model's states anew")
    components.set_defaults(command=_components)
    probes = commands.add_parser("probes", help="train the probes of the embedded model's states")
    probes.set_defaults(command=_probes)
    fit = commands.add_parser("fit", help="fit a ranking on the dev fixtures, and keep its weights")
    fit.add_argument("name", nargs="*", help="which; else all")
    fit.add_argument("--dry-run", action="store_true", help="only report")
    fit.set_defaults(command=_fit)
    speed = commands.add_parser("speed", help="how fast, and against whom; without PART all of it, and a plot")
    speed.add_argument("--plot", type=Path, default=Path("speed.svg"), help="of all parts, against peers")
    speed.set_defaults(command=_speed)
    parts = speed.add_subparsers(metavar="PART")
    grounds = parts.add_parser("grounding", help="altered and faithful quotes; exit 1 if one is judged wrongly")
    grounds.add_argument("--peers", action="store_true", help="also other libraries' aligners (extra `peers`)")
    grounds.add_argument("--sample", type=int, default=1_000, help="how many of the cases the peers are given")
    grounds.set_defaults(command=_speed_grounding)
    reads = parts.add_parser("reading", help="processor time of all that needs no model; exit 1 if it is too much")
    reads.set_defaults(command=_speed_reading)
    many = parts.add_parser("batch", help="throughput, processor time and memory beside peers; exit 1 below a target")
    many.add_argument("--articles", type=int, default=320, help="timed ones")
    many.add_argument("--concurrency", type=int, default=32, help="requests at once")
    many.add_argument("--stream", type=int, default=100_000, help="short articles over which memory is watched")
    many.set_defaults(command=_speed_batch)
    scores = parts.add_parser("scoring", help="a thousand briefs scored; exit 1 if it takes too long")
    scores.set_defaults(command=_speed_scoring)
    starts = parts.add_parser("start", help="what it costs to begin, beside peers; exit 1 if it is too much")
    starts.set_defaults(command=_speed_start)
    edited = commands.add_parser(
        "summaries", help="faithful and edited summaries: what is caught, and false alarms; exit 1 below a floor"
    )
    edited.add_argument("--most", type=int, default=summaries.MOST, help="edits of one kind of one summary")
    edited.add_argument("--seed", type=int, default=summaries.SEED)
    edited.add_argument("--errors", action="store_true", help="list every false alarm and every edit missed")
    edited.set_defaults(command=_summaries)
    quotations = commands.add_parser("quotations", help="who says what, against the labelled quotations")
    quotations.add_argument("--split", choices=["dev", "test", "train"], help="one split; else dev and test")
    quotations.add_argument("--errors", action="store_true", help="list every error")
    quotations.set_defaults(command=_quotations)
    others = commands.add_parser("outside", help="numbers and dates against annotations made by others")
    others.add_argument("file", type=Path, help="JSON lines with text, values and timex")
    others.add_argument("--errors", action="store_true", help="list every mistake about a date")
    others.set_defaults(command=_outside)
    return parser


def _run(options: argparse.Namespace) -> int:
    system = _system(options.system, options.model, options.strategy, live=options.live)
    made = list(running.predictions(system, split_of(options.split), _tell))
    path = running.save(options.name or system.name.replace("/", "-"), made)
    print(score_table([running.scored(each) for each in made]))
    print(f"kept in {path}")
    return 0


def _system(name: str, model: str, strategy: str | None, *, live: bool) -> running.System:
    if name == "ours":
        return running.Ours(model, strategy=strategy, live=live)
    return open_peer(name, model, live=live)


def _table(options: argparse.Namespace) -> int:
    ways = (("embedded", None), ("embedded", "whole"), ("none", None))
    systems: list[running.System] = [running.Ours(model, live=False, strategy=strategy) for model, strategy in ways]
    absent = []
    for peer in PEERS:
        try:
            systems.append(open_peer(peer, "embedded", live=False))
        except MissingPeer as error:
            absent.append(f"not in the table: {error}")
    print((markdown if options.markdown else plain_text)(standings(systems, _tell)), *absent, sep="\n")
    return 0


def _checks(options: argparse.Namespace) -> int:
    found = list(checks.tried(split_of(options.split)))
    if options.errors:
        print(*checks.error_lines(found), sep="\n")
    print(checks.table(found))
    return 0


def _costs(options: argparse.Namespace) -> int:
    system = running.Ours("embedded", strategy=options.strategy, live=False)
    print(costs.table(system, split_of(options.split), _tell))
    return 0


def _score(options: argparse.Namespace) -> int:
    made = running.saved(options.result)
    scores = [running.scored(each) for each in made]
    if options.errors:
        for prediction, each in zip(made, scores, strict=True):
            print(*error_lines(prediction.fixture, each), sep="\n")
    print(score_table(scores))
    return 0


def _reliability(options: argparse.Namespace) -> int:
    print(reliability.table(reliability.judged(running.saved(options.result))))
    return 0


def _compare(options: argparse.Namespace) -> int:
    outcome = compared(running.saved(options.before), running.saved(options.after))
    print(outcome.text)
    return 1 if outcome.worse else 0


def _report(options: argparse.Namespace) -> int:
    page.write(options.results, options.output)
    print(f"written to {options.output}")
    return 0


def _gate(options: argparse.Namespace) -> int:
    lines = []
    for model in options.model:
        made = running.predictions(running.Ours(model, live=False), split_of(None), _tell, may_lack=running.MAY_LACK)
        scores = [running.scored(each) for each in made]
        print(f"{model}, {len(scores)} articles\n{score_table(scores)}\n")
        if options.pin:
            gate.pin(model, scores, lower=options.lower)
        lines += gate.below(model, scores)
    print("\n".join(lines) or "no section is below its floor")
    return 1 if lines else 0


def _agreement(options: argparse.Namespace) -> int:  # noqa: ARG001
    print(score_table(agreement(split_of(None))))
    return 0


def _check(options: argparse.Namespace) -> int:  # noqa: ARG001
    names = split_of(None)
    for name in names:
        for which in get_args(Pass):
            load(name, which)
    once = split_of("train")
    for name in once:
        load(name)
    print(f"{len(names)} labels hold, and both their passes; {len(once)} more of one pass hold")
    return 0


def _encoder(options: argparse.Namespace) -> int:
    from evals import encoder

    print(f"kept in {encoder.make(options.folder, _tell)}")
    return 0


def _components(options: argparse.Namespace) -> int:  # noqa: ARG001
    from evals import states

    print(f"kept in {states.keep_components(_tell)}")
    return 0


def _probes(options: argparse.Namespace) -> int:  # noqa: ARG001
    from evals import probing

    print(f"kept in {probing.make(_tell)}")
    return 0


def _fit(options: argparse.Namespace) -> int:
    from evals import fitting
    from evals.tasks import TASKS

    for name in options.name or TASKS:
        if name not in TASKS:
            raise FileNotFoundError(f"no ranking {name!r}: choose from {', '.join(TASKS)}")
        task = TASKS[name]
        passages = fitting.articles(task)
        fit = fitting.fitted(task, passages)
        print(fitting.report(task, passages, fit))
        if not options.dry_run:
            print(f"kept in {fitting.keep(task, fit)}")
    return 0


def _speed(options: argparse.Namespace) -> int:
    from evals.speed import all as every

    return every.main(split_of(None), split_of("dev"), _tell, options.plot)


def _speed_grounding(options: argparse.Namespace) -> int:
    from evals.speed import figures, grounding

    return figures.failed(grounding.main(split_of(None), _tell, peers=options.peers, sample=options.sample))


def _speed_reading(options: argparse.Namespace) -> int:  # noqa: ARG001
    from evals.speed import figures, reading

    return figures.failed(reading.main(split_of("dev")))


def _speed_batch(options: argparse.Namespace) -> int:
    from evals.speed import batch, figures

    return figures.failed(batch.main(split_of("dev"), options.articles, options.concurrency, options.stream))


def _speed_scoring(options: argparse.Namespace) -> int:  # noqa: ARG001
    from evals.speed import figures, scoring

    return figures.failed(scoring.main(split_of(None)))


def _speed_start(options: argparse.Namespace) -> int:  # noqa: ARG001
    from evals.speed import figures, start

    return figures.failed(start.main(split_of("dev")[0]))


def _summaries(options: argparse.Namespace) -> int:
    seen = [*summaries.faithful(), *summaries.faithful("summary-2.txt")]
    unseen = [*summaries.faithful("summary-3.txt"), *summaries.faithful(kept=True)]
    results = list(summaries.tried(seen, options.most, options.seed))
    seen += summaries.faithful("summary-4.txt")
    if options.errors:
        print(*summaries.alarm_lines(seen), *summaries.missed_lines(results), sep="\n")
    print(summaries.table(results))
    print(summaries.alarms(seen))
    print(f"held back: {summaries.alarms(unseen)}")
    print(f"held back, of an editor's freedom: {summaries.alarms(summaries.free())}")
    lines = summaries.below(results, seen)
    print("\n".join(lines) or "no floor is broken")
    return 1 if lines else 0


def _outside(options: argparse.Namespace) -> int:
    print(outside.report(options.file, errors=options.errors))
    return 0


def _quotations(options: argparse.Namespace) -> int:
    found = quoting.quoted(options.split)
    if options.errors:
        print(*found.errors, sep="\n")
    print(found)
    return 0


def _tell(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
