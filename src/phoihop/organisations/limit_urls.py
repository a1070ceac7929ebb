"""The addresses of limits: they stand under the administration."""

from django.urls import path

from phoihop.organisations import limit_views

app_name = "limits"

urlpatterns = [
    path("", limit_views.listed, name="list"),
    path("them/", limit_views.new, name="new"),
    path("ban-ghi/<uuid:limit>/", limit_views.correct, name="correct"),
    path("<str:code>/", limit_views.one, name="one"),
    path("<str:code>/gia-tri-moi/", limit_views.replace, name="replace"),
]
