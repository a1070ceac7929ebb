"""How Django knows this part of the house."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "phoihop.reviews"
    label = "reviews"
