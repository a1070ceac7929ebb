"""The address of the page about mail, among those of the administration."""

from django.urls import path

from phoihop.notices import mail_views

app_name = "mail"
urlpatterns = [path("", mail_views.status, name="status")]
