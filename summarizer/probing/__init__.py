"""What the hidden states of the embedded model tell of an article, by probes that were trained on labelled articles.

A probe is a small network over the states of a large one, which stays as it is (Alain and Bengio, 2016).
`python -m evals probes` makes the weights.
"""

from summarizer.probing.judging import Probed, Rival, Words, probe

__all__ = ["Probed", "Rival", "Words", "probe"]
