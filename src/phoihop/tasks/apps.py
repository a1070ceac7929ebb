"""How Django knows this part of the house."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "phoihop.tasks"
    label = "tasks"
