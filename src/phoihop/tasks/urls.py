"""Addresses of tasks."""

from django.urls import path

from phoihop.tasks import act_views, list_views, task_views

app_name = "tasks"
urlpatterns = [
    path("", list_views.listing, name="list"),
    path("theo-co-quan/", list_views.by_lead, name="by_lead"),
    path("theo-linh-vuc/", list_views.by_area, name="by_area"),
    path("theo-ky/", list_views.by_period, name="by_period"),
    path("ban-in/", list_views.paper, name="paper"),
    path("nhiem-vu.xlsx", list_views.sheet, name="sheet"),
    path("giao/", act_views.choose, name="choose"),
    path("giao/<uuid:agreement>/", act_views.assign, name="assign"),
    path("<uuid:task>/", task_views.task, name="task"),
    path("<uuid:task>/sua/", act_views.restate, name="restate"),
    path("<uuid:task>/rut-lai/", act_views.withdraw, name="withdraw"),
    path("<uuid:task>/cap-nhat/", act_views.progress, name="progress"),
    path("<uuid:task>/hoan-thanh/", act_views.done, name="done"),
    path("<uuid:task>/gia-han/", act_views.extension, name="extension"),
    path("<uuid:task>/gia-han/dong-y/", act_views.grant, name="grant"),
    path("<uuid:task>/gia-han/khong-dong-y/", act_views.refuse, name="refuse"),
]
