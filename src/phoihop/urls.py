"""All addresses, by app."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("phoihop.home.urls")),
    path("", include("phoihop.accounts.urls")),
    path("", include("phoihop.calendars.urls")),
    path("thong-bao/", include("phoihop.notices.urls")),
    path("quan-tri/thu/", include("phoihop.notices.mail_urls")),
    path("quan-tri/quy-dinh/", include("phoihop.organisations.limit_urls")),
    path("giao-dien/", include("phoihop.ui.urls")),
    path("nhat-ky/", include("phoihop.journal.urls")),
    path("quy-che/", include("phoihop.agreements.urls")),
    path("ke-hoach/", include("phoihop.plans.urls")),
    path("doc-van-ban/", include("phoihop.intake.urls")),
    path("hoi-nghi/", include("phoihop.meetings.urls")),
    path("hoi-nghi/", include("phoihop.briefings.urls")),
    path("kien-nghi/", include("phoihop.recommendations.urls")),
    path("nhiem-vu/", include("phoihop.tasks.urls")),
    path("van-ban/lien-tich/", include("phoihop.joint.urls")),
    path("van-ban/", include("phoihop.documents.urls")),
    path("to-chuc/", include("phoihop.organisations.urls")),
    path("tim/", include("phoihop.search.urls")),
    path("bao-cao/dinh-ky/", include("phoihop.reports.urls")),
    path("bao-cao/", include("phoihop.reviews.urls")),
]

handler400 = "phoihop.ui.errors.bad_request"
handler403 = "phoihop.ui.errors.forbidden"
handler404 = "phoihop.ui.errors.not_found"
handler500 = "phoihop.ui.errors.server_error"
