"""How Django knows this part of the house."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "phoihop.journal"
    label = "journal"
