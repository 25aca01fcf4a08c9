"""Addresses of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from claims.api import fact_check_tools
from tracker.health import health
from tracker.sign_in import sign_in

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("v1alpha1/claims:search", fact_check_tools.search, name="claims-search"),
    path("health", health, name="health"),
    path("", include("claims.pages.urls")),
]

if not settings.PRODUCTION:
    # Before the admin, which takes every address below its own.
    urlpatterns.insert(0, path("admin/sign-in/<str:token>/", sign_in, name="sign_in"))

handler400 = "claims.pages.notices.bad_request"
handler403 = "claims.pages.notices.refused"
handler404 = "claims.pages.notices.not_found"
handler500 = "claims.pages.notices.broken"
