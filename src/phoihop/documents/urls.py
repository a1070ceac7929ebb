"""Addresses of papers and files."""

from django.urls import path

from phoihop.documents import arrival_views, book_views, register_views, signature_views, template_views, views

app_name = "documents"
urlpatterns = [
    path("", register_views.register, name="list"),
    path("in/", register_views.paper, name="paper"),
    path("xuat-excel/", register_views.sheet, name="sheet"),
    path("vao-so/", views.enter, name="enter"),
    path("so/", book_views.listed, name="books"),
    path("so/mo/", book_views.new, name="new_book"),
    path("so/<uuid:pk>/", book_views.one, name="book"),
    path("so/<uuid:pk>/sua/", book_views.edit, name="edit_book"),
    path("mau/", template_views.listed, name="templates"),
    path("mau/<uuid:pk>/", template_views.one, name="template"),
    path("mau/<slug:use>/moi/", template_views.new, name="new_template"),
    path("mau/<slug:use>/tai-ve/", template_views.download, name="template_word"),
    path("<uuid:pk>/", views.one, name="one"),
    path("<uuid:pk>/vao-so-den/", arrival_views.arrive, name="arrive"),
    path("<uuid:pk>/dinh-chinh/", views.correct, name="correct"),
    path("chu-ky/<uuid:record>/<slug:sha256>/", signature_views.signatures, name="signatures"),
    path("tep/<uuid:record>/<slug:sha256>/<str:name>", views.file, name="file"),
]
