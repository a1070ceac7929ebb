"""Addresses of the journal."""

from django.urls import path, register_converter

from phoihop.journal import views


class SpaceId:
    """The id of a space: 64 hexadecimal digits."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SpaceId, "space")

app_name = "journal"
urlpatterns = [
    path("", views.home, name="home"),
    path("<space:space>/", views.space, name="space"),
    path("<space:space>/doi-chieu/", views.check, name="check"),
    path("<space:space>/tep-doi-chieu/", views.file, name="file"),
    path("ban-ghi/<uuid:record>/", views.record, name="record"),
]
