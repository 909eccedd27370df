"""One page of results: scores with their intervals, and every error beside the words it is about."""
