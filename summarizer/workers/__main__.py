"""`python -m summarizer.workers`: a worker, started by the pool."""

from summarizer.workers.worker import main

main()
