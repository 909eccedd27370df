"""The eval suite: how good briefs are against hand-labelled articles. From a checkout: `python -m evals`."""
