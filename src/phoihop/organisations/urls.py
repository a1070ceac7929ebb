"""The addresses of this app."""

from django.urls import URLPattern, path, register_converter

from phoihop.organisations import people_views, recording, views


class OrganisationId:
    """An organisation in an address: the hash of its first key statement."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(OrganisationId, "org")

app_name = "organisations"

urlpatterns: list[URLPattern] = [
    path("", views.tree, name="tree"),
    path("chon/", views.options, name="options"),
    path("ghi-nhan/", recording.new, name="new"),
    path("sap-xep/", recording.arrange, name="arrange"),
    path("ho-so/<uuid:record>/", views.record, name="record"),
    path("ban-phong/them/", people_views.department, name="new_department"),
    path("ban-phong/<uuid:department>/", people_views.department, name="department"),
    path("nguoi/them/", people_views.new_person, name="new_person"),
    path("nguoi/<uuid:person>/", people_views.person, name="person"),
    path("nguoi/<uuid:person>/sua/", people_views.edit_person, name="edit_person"),
    path("nguoi/<uuid:person>/chuc-vu/", people_views.new_office, name="new_office"),
    path("nguoi/<uuid:person>/xoa/", people_views.erase, name="erase_person"),
    path("chuc-vu/<uuid:office>/", people_views.edit_office, name="office"),
    path("<org:org>/", views.organisation, name="organisation"),
    path("<org:org>/doi-ten/", recording.rename, name="rename"),
    path("<org:org>/cap-tren/", recording.move, name="move"),
    path("<org:org>/dinh-chinh/", recording.edit, name="edit"),
    path("<org:org>/ban-phong/", people_views.departments, name="departments"),
    path("<org:org>/nguoi/", people_views.persons, name="people"),
]
