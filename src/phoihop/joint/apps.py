"""Papers that several organisations issue together."""

from django.apps import AppConfig


class JointConfig(AppConfig):
    name = "phoihop.joint"
    label = "joint"
