"""Opening, resting, and one trial at a time, by a clock that is set by hand."""

import threading

from summarizer.models.breaker import Breaker


class Clock:
    """Seconds that pass only when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(failures=2, rest_seconds=30.0, clock=clock)
    for _ in range(2):
        assert breaker.admits()
        breaker.failed()
    return breaker


def test_it_opens_after_failures_in_a_row() -> None:
    assert not opened(Clock()).admits()


def test_a_success_between_starts_the_count_again() -> None:
    breaker = Breaker(failures=2, clock=Clock())
    for _ in range(5):
        breaker.failed()
        breaker.succeeded()
    assert breaker.admits()


def test_a_sure_failure_opens_it_at_once() -> None:
    breaker = Breaker(failures=9, clock=Clock())
    breaker.failed(surely=True)
    assert not breaker.admits()


def test_one_trial_after_the_rest() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 29.9
    assert not breaker.admits()
    assert 0 < breaker.seconds_left < 1
    clock.now = 30.0
    assert breaker.admits()
    assert not breaker.admits()


def test_a_good_trial_closes_it() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30.0
    assert breaker.admits()
    breaker.succeeded()
    assert breaker.admits()
    assert breaker.admits()
    assert breaker.seconds_left == 0


def test_a_bad_trial_opens_it_for_another_rest() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30.0
    assert breaker.admits()
    breaker.failed()
    clock.now = 59.9
    assert not breaker.admits()
    clock.now = 60.0
    assert breaker.admits()


def test_a_trial_given_up_leaves_room_for_another() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30.0
    assert breaker.admits()
    breaker.learnt_nothing()
    assert breaker.admits()


def test_of_many_threads_one_has_the_trial() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30.0
    together = threading.Barrier(16)
    admitted: list[bool] = []

    def work() -> None:
        together.wait()
        admitted.append(breaker.admits())

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(admitted) == [False] * 15 + [True]
