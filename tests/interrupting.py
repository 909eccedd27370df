"""Ctrl-C for commands that tests start."""

import sys

_HEARING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"


def hearing(command: list[str]) -> list[str]:
    """`command` so that it hears Ctrl-C, also where a shell that runs the tests in the background makes it deaf."""
    return [sys.executable, "-c", _HEARING, *command]
