"""How Django knows this part of the house."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "phoihop.notices"
    label = "notices"
