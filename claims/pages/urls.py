"""Addresses of the public pages."""

from django.urls import path

from claims.pages import complain, reference, site_files, views

urlpatterns = [
    path("", views.home, name="home"),
    path("articles/<str:spelt>/", views.article, name="article"),
    path("claims/<str:spelt>/", views.claim, name="claim"),
    path("claims/<str:spelt>/complain/", complain.complain, name="complain"),
    path("claims/<str:spelt>/complaints/<str:reference>/", complain.complained, name="complained"),
    path("api/", reference.api_reference, name="api-reference"),
    path("robots.txt", site_files.robots),
    path("favicon.ico", site_files.favicon),
]
