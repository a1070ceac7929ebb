"""How Django knows this part of the house."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "phoihop.ui"
    label = "ui"
