"""Periodic reports: forms filled once, consolidated at every level."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "phoihop.reports"
    label = "reports"
