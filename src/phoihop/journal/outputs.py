"""The file with which anybody can check a history without this software's word for it."""

from collections.abc import Iterator
from datetime import date

from actlog.historyfile import write_history
from phoihop.records import journal
from phoihop.records.actors import Viewer


def history_file(viewer: Viewer, place: journal.Place) -> Iterator[bytes]:
    """The signed history of a space, with what was said where it is addressed to the viewer's organisation."""
    raw = journal.history(viewer, place)
    acts = ((header, signature, payload, False) for header, signature, payload in raw.acts)
    return write_history(raw.statements, raw.close_notes, acts, viewer=viewer.org)


def file_name(place: journal.Place, day: date) -> str:
    return f"nhat-ky-{place.id[:8]}-{day:%Y%m%d}.txt"
