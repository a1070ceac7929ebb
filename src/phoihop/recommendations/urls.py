"""Addresses of recommendations."""

from django.urls import path

from phoihop.recommendations import act_views, list_views, one_views, raise_views

app_name = "recommendations"
urlpatterns = [
    path("", list_views.listing, name="list"),
    path("tong-hop/", list_views.summary, name="summary"),
    path("ban-in/", list_views.paper, name="paper"),
    path("kien-nghi.xlsx", list_views.sheet, name="sheet"),
    path("tong-hop.docx", list_views.word, name="word"),
    path("tong-hop.pdf", list_views.pdf, name="pdf"),
    path("neu/", raise_views.choose, name="choose"),
    path("neu/<uuid:agreement>/", raise_views.new, name="raise"),
    path("gan-giong/", raise_views.similar, name="similar"),
    path("<uuid:pk>/", one_views.one, name="one"),
    path("<uuid:pk>/giao/", act_views.route, name="route"),
    path("<uuid:pk>/tra-loi/", act_views.answer, name="answer"),
    path("<uuid:pk>/ket-thuc/", act_views.close, name="close"),
    path("<uuid:pk>/theo-doi-tiep/", act_views.follow, name="follow"),
    path("<uuid:pk>/gop/", act_views.merge, name="merge"),
    path("<uuid:pk>/tach/", act_views.split, name="split"),
]
