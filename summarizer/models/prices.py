"""What a call costs, from the maintained price list of `genai-prices`; None where it is unknown."""

from summarizer.models.usage import Usage


def cost_usd(provider: str | None, model: str, usage: Usage) -> float | None:
    """The price in US dollars of `usage` on `model`; None if the list does not know it."""
    if provider is None:
        return None
    import genai_prices

    tokens = genai_prices.Usage(input_tokens=usage.input_tokens, output_tokens=usage.output_tokens)
    try:
        return float(genai_prices.calc_price(tokens, model_ref=model, provider_id=provider).total_price)
    except LookupError:
        return None
