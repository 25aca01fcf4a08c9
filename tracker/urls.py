"""Addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from tracker.health import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("health", health, name="health"),
    path("", include("claims.pages.urls")),
]

handler400 = "claims.pages.notices.bad_request"
handler403 = "claims.pages.notices.refused"
handler404 = "claims.pages.notices.not_found"
handler500 = "claims.pages.notices.broken"
