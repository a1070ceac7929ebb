"""How Django knows this part of the house."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "phoihop.search"
    label = "search"
