"""What the words of a sentence tell, as a small encoder that runs on NumPy alone has learnt it from labelled articles.

Its weights are the first layers of all-MiniLM-L6-v2 (sentence-transformers, Apache 2.0), the last of them trained
further on the articles of dev and train, kept in 8 bits. `python -m evals encoder` makes them from the published model.
"""

from summarizer.encoding.judging import Heard, Place, hear

__all__ = ["Heard", "Place", "hear"]
