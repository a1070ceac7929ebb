"""How Django knows this part of the house."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "phoihop.home"
    label = "home"
