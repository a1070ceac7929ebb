"""How Django knows this part of the house."""

from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "phoihop.briefings"
    label = "briefings"
