"""Many articles: fast, resumable, within a budget.

`run(Settings(...))` reads sources one after another and writes one record a line, in the order in which they are done.
An engine says where the briefs are made: on this machine, through a provider's batch API, or on a Ray cluster.
"""

from summarizer.batch.running import run
from summarizer.batch.settings import ENGINES, Settings

__all__ = ["ENGINES", "Settings", "run"]
