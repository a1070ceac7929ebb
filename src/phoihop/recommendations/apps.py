"""How Django knows this part of the house."""

from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "phoihop.recommendations"
    label = "recommendations"
