"""The addresses of this app."""

from django.urls import path

from phoihop.reports import (
    accepting,
    answering,
    compose_views,
    editing,
    filling,
    indicator_views,
    paper_views,
    total_views,
    views,
    whole_views,
)

app_name = "reports"

urlpatterns = [
    path("", views.listing, name="list"),
    path("che-do/", views.new, name="new"),
    path("chi-tieu/", indicator_views.listed, name="indicators"),
    path("chi-tieu/them/", indicator_views.new, name="new_indicator"),
    path("chi-tieu/<uuid:pk>/", indicator_views.one, name="indicator"),
    path("chi-tieu/<uuid:pk>/sua/", indicator_views.edit, name="edit_indicator"),
    path("chi-tieu/<uuid:pk>/ban-moi/", indicator_views.replace, name="replace_indicator"),
    path("chi-tieu/<uuid:pk>/thoi-dung/", indicator_views.retire, name="retire_indicator"),
    path("chi-tieu/<uuid:pk>/dung-lai/", indicator_views.bring_back, name="bring_back_indicator"),
    path("<uuid:pk>/", views.regime, name="regime"),
    path("<uuid:pk>/nhip/", views.rhythm, name="rhythm"),
    path("<uuid:pk>/sua/", editing.regime, name="edit"),
    path("<uuid:pk>/bieu/", editing.form, name="form"),
    path("<uuid:pk>/<str:code>/nhap/", filling.fill, name="fill"),
    path("<uuid:pk>/<str:code>/nhap/luu/", filling.keep, name="keep"),
    path("<uuid:pk>/<str:code>/nhap/tinh/", filling.compute, name="compute"),
    path("<uuid:pk>/<str:code>/bieu-mau/", filling.blank, name="blank"),
    path("<uuid:pk>/<str:code>/tai-len/", filling.upload, name="upload"),
    path("<uuid:pk>/<str:code>/tong-hop/", total_views.total, name="total"),
    path("<uuid:pk>/<str:code>/tong-hop/excel/", total_views.workbook, name="workbook"),
    path("<uuid:pk>/<str:code>/tong-hop/csv/", total_views.rows, name="rows"),
    path("<uuid:pk>/<str:code>/tong-hop/moi-cap/", whole_views.whole, name="whole"),
    path("<uuid:pk>/<str:code>/co-cau/", whole_views.restated, name="restated"),
    path("<uuid:pk>/<str:code>/soan/", compose_views.compose, name="compose"),
    path("<uuid:pk>/<str:code>/soan/luu/", compose_views.keep, name="compose_keep"),
    path("<uuid:pk>/<str:code>/tiep-nhan/", accepting.several, name="accept_several"),
    path("<uuid:pk>/<str:code>/chua-gui/", total_views.missing, name="missing"),
    path("<uuid:pk>/<str:code>/van-ban/", paper_views.paper, name="paper"),
    path("<uuid:pk>/<str:code>/van-ban/vao-so/", paper_views.register, name="register"),
    path("<uuid:pk>/<str:code>/van-ban/word/", paper_views.word, name="word"),
    path("<uuid:pk>/<str:code>/van-ban/pdf/", paper_views.pdf, name="pdf"),
    path("<uuid:pk>/<str:code>/tong-hop/<str:line>/", total_views.line, name="line"),
    path("ban/<uuid:pk>/", answering.report, name="report"),
    path("ban/<uuid:pk>/tiep-nhan/", answering.accept, name="accept"),
    path("ban/<uuid:pk>/tra-lai/", answering.send_back, name="send_back"),
]
