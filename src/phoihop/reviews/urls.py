"""The addresses of this app."""

from django.urls import path

from phoihop.reviews import views

app_name = "reviews"

urlpatterns = [
    path("", views.listing, name="list"),
    path("lap/", views.new, name="new"),
    path("<uuid:pk>/", views.report, name="report"),
    path("<uuid:pk>/muc/<str:key>/", views.block, name="block"),
    path("<uuid:pk>/the-thuc/", views.head, name="head"),
    path("<uuid:pk>/word/", views.word, name="word"),
    path("<uuid:pk>/pdf/", views.pdf, name="pdf"),
    path("<uuid:pk>/vao-so/", views.register, name="register"),
    path("<uuid:pk>/bo/", views.drop, name="drop"),
]
