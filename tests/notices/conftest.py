"""The tests of notices stand on the same day and the same steps as those of tasks."""

from tests.tasks.conftest import assign, today

__all__ = ["assign", "today"]
