"""Meetings, what they concluded, and minutes."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "phoihop.meetings"
    label = "meetings"
