"""How Django knows this part of the house."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "phoihop.plans"
    label = "plans"
