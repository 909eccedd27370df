"""The eval suite: how good briefs are against hand-labelled articles, offline. Run from a checkout: `python -m evals`."""
