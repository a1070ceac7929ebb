"""The addresses of this app."""

from django.urls import path

from phoihop.notices import settings_views, views

app_name = "notices"
urlpatterns = [
    path("", views.listing, name="list"),
    path("da-doc/", views.mark, name="mark"),
    path("da-doc/tat-ca/", views.mark_all, name="mark_all"),
    path("da-doc/tat-ca/bo/", views.undo, name="undo"),
    path("cach-nhan/", settings_views.choices, name="choices"),
    path("cach-nhan/gui-lai/", settings_views.ask_again, name="ask_again"),
    path("cach-nhan/xac-nhan/<str:token>/", settings_views.confirm, name="confirm"),
]
