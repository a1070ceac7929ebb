"""The addresses of the desk and the overview."""

from django.urls import path

from phoihop.home import overview_views, views

app_name = "home"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("nhan-xu-ly/", views.handle, name="handle"),
    path("tong-quan/", overview_views.page, name="overview"),
]
