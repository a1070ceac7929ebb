"""How Django knows this part of the house."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "phoihop.records"
    label = "records"
