"""The reading desk: papers come in, a person decides, records go out."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "phoihop.intake"
    label = "intake"
