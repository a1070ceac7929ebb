"""How Django knows this part of the house."""

from django.apps import AppConfig


class PhoiHopConfig(AppConfig):
    """The top of the house: hands the list of all kinds of record down to the door."""

    name = "phoihop"
    label = "phoihop"

    def ready(self) -> None:
        from phoihop import catalogue  # noqa: PLC0415 - models are there only now

        catalogue.install()
