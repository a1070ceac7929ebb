"""Addresses of annual plans."""

from django.urls import path

from phoihop.plans import views

app_name = "plans"
urlpatterns = [
    path("lap/<uuid:agreement>/", views.new, name="new"),
    path("lap/<uuid:agreement>/ban-nhap/", views.draft, name="draft"),
    path("lap/<uuid:agreement>/ban-nhap/<uuid:key>/bo/", views.drop_draft, name="drop_draft"),
    path("<uuid:plan>/", views.plan, name="plan"),
    path("<uuid:plan>/sua/", views.edit, name="edit"),
]
