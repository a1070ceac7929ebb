"""Addresses of calendars."""

from django.urls import path

from phoihop.calendars import views

app_name = "calendars"
urlpatterns = [
    path("cai-dat/lich/", views.feeds, name="feeds"),
    path("cai-dat/lich/lap/", views.make, name="make"),
    path("cai-dat/lich/<int:pk>/thu-hoi/", views.revoke, name="revoke"),
    path("lich/<str:secret>.ics", views.read, name="read"),
]
