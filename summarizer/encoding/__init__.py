"""What sentences mean, as vectors: a small sentence encoder that runs on NumPy alone.

Its weights are the first layers of all-MiniLM-L6-v2 (sentence-transformers, Apache 2.0), kept in 8 bits, and the
principal components along which the sentences of the development articles differ most. `python -m evals encoder`
makes both from the published model. Nothing here knows what news is.
"""

from summarizer.encoding.network import DIMENSIONS, Vectors, encode

__all__ = ["DIMENSIONS", "Vectors", "encode"]
