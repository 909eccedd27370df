"""The Jinja templates: `whole` and `redraft` for a whole article, the others one question about one sentence."""
