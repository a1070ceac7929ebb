"""Addresses of meetings."""

from django.urls import path

from phoihop.meetings import correcting, letter_views, minutes_views, people_views, preparing_views, series_views, views

app_name = "meetings"
urlpatterns = [
    path("", views.register, name="list"),
    path("ghi-nhan/", views.record, name="record"),
    path("chuan-bi/", preparing_views.choose, name="choose"),
    path("chuan-bi/<uuid:agreement>/", preparing_views.plan, name="plan"),
    path("chuoi/", series_views.register, name="all_series"),
    path("chuoi/lap/<uuid:agreement>/", series_views.new, name="new_series"),
    path("chuoi/<uuid:pk>/", series_views.one, name="series"),
    path("chuoi/<uuid:pk>/sua/", series_views.edit, name="edit_series"),
    path("<uuid:pk>/", views.one, name="one"),
    path("<uuid:pk>/sua/", preparing_views.replan, name="replan"),
    path("<uuid:pk>/huy/", preparing_views.cancel, name="cancel"),
    path("<uuid:pk>/giay-moi/", letter_views.invitation, name="invitation"),
    path("<uuid:pk>/thong-bao/", letter_views.notice, name="notice"),
    path("<uuid:pk>/thanh-phan/", people_views.people, name="people"),
    path("<uuid:pk>/tra-loi/", preparing_views.reply, name="reply"),
    path("<uuid:pk>/tai-lieu/", preparing_views.hand_in, name="hand_in"),
    path("<uuid:pk>/dien-bien/", preparing_views.hold, name="hold"),
    path("<uuid:pk>/dinh-chinh/", correcting.meeting, name="correct"),
    path("<uuid:pk>/ket-luan/", views.conclude, name="conclude"),
    path("<uuid:pk>/bien-ban/", views.issue_minutes, name="issue_minutes"),
    path("ket-luan/<uuid:pk>/dinh-chinh/", correcting.conclusion, name="correct_conclusion"),
    path("ket-luan/<uuid:pk>/", views.conclusion, name="conclusion"),
    path("tai-lieu/<uuid:pk>/", views.paper, name="paper"),
    path("bien-ban/<uuid:pk>/", views.minutes, name="minutes"),
    path("bien-ban/<uuid:pk>/ban-word/", minutes_views.word, name="minutes_word"),
    path("bien-ban/<uuid:pk>/ban-pdf/", minutes_views.pdf, name="minutes_pdf"),
    path("bien-ban/<uuid:pk>/gop-y/", people_views.comments, name="comments"),
]
