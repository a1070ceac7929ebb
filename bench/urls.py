"""The product's addresses, and the floor: an empty page for somebody who is signed in."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from phoihop.urls import urlpatterns as product


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"")


urlpatterns = [*product, path("do-luong/trang-trong/", empty)]
