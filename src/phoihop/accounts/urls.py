"""The addresses of this app."""

from django.urls import path

from phoihop.accounts import admin_views, installation_views, role_views, settings_views, views

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("doi-to-chuc/", views.act_for, name="act_for"),
    path("thoi-lam-thay/", settings_views.stop_delegation, name="stop_delegation"),
    path("cai-dat/", settings_views.settings, name="settings"),
    path("cai-dat/mat-khau/", settings_views.password, name="password"),
    path("cai-dat/xac-thuc/", settings_views.turn_on, name="turn_on"),
    path("cai-dat/xac-thuc/tat/", settings_views.turn_off, name="turn_off"),
    path("cai-dat/ma-du-phong/", settings_views.recovery_codes, name="recovery_codes"),
    path("cai-dat/ma-du-phong/moi/", settings_views.renew_codes, name="renew_codes"),
    path("cai-dat/lam-thay/", settings_views.delegate, name="delegate"),
    path("cai-dat/lam-thay/<int:membership>/ket-thuc/", settings_views.end_delegation, name="end_delegation"),
    path("quan-tri/", admin_views.admin, name="admin"),
    path("quan-tri/nguoi-dung/", admin_views.users, name="users"),
    path("quan-tri/nguoi-dung/them/", admin_views.new_user, name="new_user"),
    path("quan-tri/nguoi-dung/<int:user>/", admin_views.user, name="user"),
    path("quan-tri/nguoi-dung/<int:user>/ten/", admin_views.edit_user, name="edit_user"),
    path("quan-tri/nguoi-dung/<int:user>/mat-khau/", admin_views.give_password, name="give_password"),
    path("quan-tri/nguoi-dung/<int:user>/xac-thuc/", admin_views.reset_second_factor, name="reset_second_factor"),
    path("quan-tri/nguoi-dung/<int:user>/ngung/", admin_views.deactivate, name="deactivate"),
    path("quan-tri/nguoi-dung/<int:user>/mo-lai/", admin_views.reactivate, name="reactivate"),
    path("quan-tri/nguoi-dung/<int:user>/vai-tro/", role_views.give_role, name="give_role"),
    path("quan-tri/vai-tro/", role_views.roles, name="roles"),
    path("quan-tri/vai-tro/<int:membership>/thoi/", role_views.end_role, name="end_role"),
    path("quan-tri/khoa/", installation_views.keys, name="keys"),
    path("quan-tri/sao-luu/", installation_views.backups, name="backups"),
    path("quan-tri/tinh-trang/", installation_views.health, name="health"),
    path("quan-tri/luot-xem/", installation_views.seen, name="seen"),
]
