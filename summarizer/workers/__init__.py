"""Work spread over processes that may die: knows nothing of news.

`Pool(work, concurrency=…)` runs `work` on jobs in as many processes as there are cores, in threads within each.
A job that kills its process, or never ends, is an error of its own; the others are done again elsewhere. What is too
large for each process to have is in one that they share.
"""

from summarizer.workers.flow import as_they_end
from summarizer.workers.pool import Pool
from summarizer.workers.process import WorkerDied
from summarizer.workers.turn import Ask, Turn, Work

__all__ = ["Ask", "Pool", "Turn", "Work", "WorkerDied", "as_they_end"]
