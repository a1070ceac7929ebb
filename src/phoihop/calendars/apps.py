"""How Django knows this part of the house."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "phoihop.calendars"
    label = "calendars"
