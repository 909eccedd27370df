"""Finds and renders the templates of `prompts/`.

A template has two blocks, `system` and `user`. Values, the article's text among them, are only
ever inserted: a value that looks like a template stays text. An undefined value is an error.
"""

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

SUFFIX = ".jinja"


class Prompt(NamedTuple):
    """A rendered prompt: standing instructions, and the question."""

    system: str
    user: str


def render(name: str, **values: Any) -> Prompt:
    """The template `name` (such as `event`) with `values` filled in.

    Raises `jinja2.UndefinedError` for a missing value and `jinja2.TemplateNotFound` for a missing template.
    """
    template = _environment().get_template(name + SUFFIX)
    context = template.new_context(values)
    system, user = ("".join(template.blocks[block](context)).strip() for block in ("system", "user"))
    return Prompt(system, user)


@cache
def version() -> str:
    """Digest of all templates, names and content: twelve hex digits that change with any prompt."""
    digest = hashlib.sha256()
    for name, source in sorted(_sources().items()):
        digest.update(f"{name}\0{source}\0".encode())
    return digest.hexdigest()[:12]


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(_sources()), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.filters["json"] = _plain_json
    return environment


def _plain_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def _sources() -> dict[str, str]:
    entries = files("summarizer.templates").iterdir()
    return {entry.name: entry.read_text(encoding="utf-8") for entry in entries if entry.name.endswith(SUFFIX)}
