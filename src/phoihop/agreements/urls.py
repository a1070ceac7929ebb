"""Addresses of agreements."""

from django.urls import path

from phoihop.agreements import confirming, entering, views

app_name = "agreements"
urlpatterns = [
    path("", views.register, name="list"),
    path("lap/", entering.new, name="new"),
    path("to-chuc/", entering.organisations, name="organisations"),
    path("ban-nhap/", entering.draft, name="draft"),
    path("ban-nhap/<uuid:key>/bo/", entering.drop_draft, name="drop_draft"),
    path("xac-nhan/<uuid:record>/", confirming.confirm, name="confirm"),
    path("<uuid:agreement>/", views.contents, name="agreement"),
    path("<uuid:agreement>/ke-hoach/", views.plans, name="plans"),
    path("<uuid:agreement>/cac-ben/", views.sides, name="sides"),
    path("<uuid:agreement>/nhat-ky/", views.history, name="journal"),
    path("<uuid:agreement>/sua/", entering.edit, name="edit"),
    path("<uuid:agreement>/dau-moi/", entering.focal_point, name="focal_point"),
]
