"""How Django knows this part of the house."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "phoihop.agreements"
    label = "agreements"
