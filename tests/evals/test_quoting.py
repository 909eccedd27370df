"""The counts of quotations."""

from evals.quoting import Quoted

ONE = Quoted(found=4, right=3, required=5, required_found=2, speakers=2, speakers_right=1, errors=("x",))


def test_counts_add_up() -> None:
    both = ONE + ONE
    assert (both.found, both.required, both.errors) == (8, 10, ("x", "x"))


def test_shares_are_told_with_their_counts() -> None:
    assert str(ONE) == "content precision 0.750 (3 of 4), recall 0.400 (2 of 5), speaker 0.500 (1 of 2)"
