"""What Slack can do to the bot, what the bot does then, and the test that proves it: `python -m tests.slack.scenarios`.

Prints the table that stands in the README.
"""

import sys
from typing import NamedTuple


class Scenario(NamedTuple):
    """One row: what Slack sends, what comes of it, and the module and name of the test."""

    sends: str
    does: str
    module: str
    test: str


SCENARIOS = (
    Scenario("a signed mention, message, shortcut or `/brief`", "acknowledged; progress in the thread, then the brief in its place", "test_requests", "test_a_mention_is_answered_in_its_thread"),
    Scenario("the same over a web socket, which then ends", "connected anew; nothing lost, nothing twice", "test_socket", "test_a_connection_that_ends_is_made_anew"),
    Scenario("a forged signature, or one older than 5 minutes", "401; nothing kept", "test_requests", "test_stale_and_forged_requests_are_refused"),
    Scenario("the signature of another body, or none", "401; nothing kept, nothing of it in the log", "test_requests", "test_the_signature_of_another_body_or_none_is_refused"),
    Scenario("a delivery again", "acknowledged; briefed once", "test_once", "test_a_delivery_again_is_acknowledged_and_not_briefed_again"),
    Scenario("a delivery again after a restart", "acknowledged; briefed once", "test_once", "test_a_delivery_again_after_a_restart_is_not_briefed_again"),
    Scenario("repeats before originals, replies before parents", "each answered once, in its own thread", "test_once", "test_a_repeat_before_its_original_and_a_reply_before_its_parent"),
    Scenario("the same link within a day", "the brief already made, also when busy", "test_once", "test_the_same_link_again_is_answered_with_the_same_brief"),
    Scenario("50 requests at once while the model is busy", "all acknowledged within a second, all answered", "test_process", "test_fifty_at_once_are_acknowledged_within_a_second_and_all_answered"),
    Scenario("more than may wait", "“Busy”, with how many are ahead", "test_trouble", "test_busy_is_said_with_how_many_are_ahead"),
    Scenario("429 with Retry-After", "asked again then, not before", "test_trouble", "test_a_rate_limit_is_waited_out_as_slack_asks"),
    Scenario("429 to one workspace for two minutes", "the others are served meanwhile", "test_trouble", "test_a_workspace_that_is_limited_does_not_hold_up_another"),
    Scenario("errors of its own, 500, 503", "sent again after growing pauses; one brief", "test_trouble", "test_errors_of_slack_pass_and_the_brief_comes_once"),
    Scenario("nothing, in the middle of the work", "all is kept, and comes when Slack is back", "test_trouble", "test_an_outage_in_the_middle_loses_nothing"),
    Scenario("nothing, when it is asked who the bot is", "requests are acknowledged and kept all the same", "test_installing", "test_what_is_asked_after_a_restart_while_slack_is_out_is_kept"),
    Scenario("no answer to what it did do", "an edit is repeated; a line or a part may stand twice, none is missing", "test_trouble", "test_a_long_brief_goes_on_in_the_thread_and_no_part_is_lost"),
    Scenario("kill -9 at five moments, then all requests again", "nothing lost; one brief each", "test_process", "test_killed_and_started_again_nothing_is_lost_or_briefed_twice"),
    Scenario("a refusal of the brief", "one line in place of the progress", "test_trouble", "test_an_answer_that_slack_will_not_have_is_said_in_its_place"),
    Scenario("that a workspace removed the app", "its tokens are deleted", "test_installing", "test_a_workspace_that_removes_the_app_leaves_no_token"),
    Scenario("a link to a page that pings and forges links", "its words, which do nothing", "test_links", "test_a_hostile_page_cannot_ping_or_link"),
    Scenario("a link into the bot's own network", "refused in one line", "test_trouble", "test_an_expected_error_is_one_line"),
)  # fmt: skip


def table() -> str:
    """The scenarios as rows of Markdown."""
    rows = (f"| {each.sends} | {each.does} | `{each.module}::{each.test}` |" for each in SCENARIOS)
    return "\n".join(["| Slack sends | the bot | proven in `tests/slack` by |", "|---|---|---|", *rows])


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
