"""Addresses of the reading desk."""

from django.urls import path

from phoihop.intake import correction_views, inbox_views, item_views, table_views, views

app_name = "intake"
urlpatterns = [
    path("", inbox_views.readings, name="inbox"),
    path("nhan/", inbox_views.receive, name="receive"),
    path("dan/", inbox_views.paste, name="paste"),
    path("bo/", inbox_views.drop_several, name="drop_several"),
    path("lay-lai/", inbox_views.take_back_batch, name="take_back_batch"),
    path("bo-han/", inbox_views.drop_for_good, name="drop_for_good"),
    path("lan-sua/", correction_views.corrections, name="corrections"),
    path("lan-sua/<uuid:pk>/", correction_views.change, name="correction"),
    path("<uuid:pk>/", views.reading, name="reading"),
    path("<uuid:pk>/tien-do/", inbox_views.progress, name="progress"),
    path("<uuid:pk>/doc-lai/", inbox_views.try_again, name="try_again"),
    path("<uuid:pk>/thoi-doc/", inbox_views.call_off, name="call_off"),
    path("<uuid:pk>/chuyen-ma/", views.convert, name="convert"),
    path("<uuid:pk>/muc/<slug:name>/", item_views.item, name="item"),
    path("<uuid:pk>/muc/<slug:name>/nhap/", item_views.keep, name="keep"),
    path("<uuid:pk>/muc/<slug:name>/chon/", item_views.choose, name="choose"),
    path("<uuid:pk>/muc/<slug:name>/tach/", item_views.split, name="split"),
    path("<uuid:pk>/muc/<slug:name>/gop/", item_views.join, name="join"),
    path("<uuid:pk>/bang/", table_views.table, name="table"),
    path("<uuid:pk>/viet-tat/", item_views.abbreviation, name="abbreviation"),
    path("<uuid:pk>/them/", item_views.add, name="add"),
    path("<uuid:pk>/hoan-tac/", item_views.undo, name="undo"),
    path("<uuid:pk>/quy-che/", views.place, name="place"),
    path("<uuid:pk>/chu-tri/", item_views.lead, name="lead"),
    path("<uuid:pk>/don-vi/", views.organisations, name="organisations"),
    path("<uuid:pk>/ban-hanh/", views.issue, name="issue"),
    path("<uuid:pk>/bo/", inbox_views.drop, name="drop"),
    path("<uuid:pk>/lay-lai/", inbox_views.take_back, name="take_back"),
]
