"""The address of a meeting's agenda."""

from django.urls import path

from phoihop.briefings import views

app_name = "briefings"
urlpatterns = [path("<uuid:pk>/chuong-trinh/", views.agenda, name="agenda")]
