"""How the package can be watched: logs."""

import logging

log = logging.getLogger("summarizer")
# Without a handler of its own a library's warnings would reach the stderr of a program that never asked for them.
log.addHandler(logging.NullHandler())
