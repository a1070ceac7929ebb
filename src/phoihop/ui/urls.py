"""Addresses of the shell. The project includes them under "giao-dien/"."""

from django.urls import path

from phoihop.ui import assets, views

app_name = "ui"

urlpatterns = [
    path("cai-dat/", views.preferences, name="preferences"),
    path("phim/", views.keys, name="keys"),
    path("ngay/", views.echo_day, name="echo_day"),
    path("ky/", views.echo_period, name="echo_period"),
    path("<str:mark>/<str:name>", assets.asset, name="asset"),
]
