"""A brief as Slack messages in Block Kit: summary first, disputes side by side, nothing lost to a limit."""

from summarizer.rendering.slack.messages import Block, SlackMessage, shortened, text_section
from summarizer.rendering.slack.mrkdwn import escape
from summarizer.rendering.slack.sections import render_slack, render_slack_preview

__all__ = ["Block", "SlackMessage", "escape", "render_slack", "render_slack_preview", "shortened", "text_section"]
