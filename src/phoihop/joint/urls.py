"""Addresses of joint papers."""

from django.urls import path

from phoihop.joint import views

app_name = "joint"
urlpatterns = [
    path("", views.listed, name="list"),
    path("moi/", views.choose, name="choose"),
    path("moi/<uuid:agreement>/", views.new, name="new"),
    path("<uuid:pk>/", views.one, name="one"),
    path("<uuid:pk>/sua/", views.edit, name="edit"),
    path("<uuid:pk>/word/", views.word, name="word"),
    path("<uuid:pk>/pdf/", views.pdf, name="pdf"),
]
