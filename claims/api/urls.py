"""Addresses of the API."""

from django.urls import path

from claims.api import exports, views

urlpatterns = [
    path("", views.Root.as_view(), name="api-root"),
    path("articles/", views.ArticleList.as_view(), name="api-articles"),
    path("articles/<str:id>/", views.ArticleDetail.as_view(), name="api-article"),
    path("claims/", views.ClaimList.as_view(), name="api-claims"),
    path("claims/<str:id>/", views.ClaimDetail.as_view(), name="api-claim"),
    path("verdicts/", views.VerdictList.as_view(), name="api-verdicts"),
    path("verdicts/export.csv", exports.ExportCsv.as_view(), name="api-export-csv"),
    path("verdicts/export.jsonl", exports.ExportJsonLines.as_view(), name="api-export-jsonl"),
    path("verdicts/<str:id>/", views.VerdictDetail.as_view(), name="api-verdict"),
    path("schema/", views.Schema.as_view(), name="api-schema"),
    path("<path:rest>", views.Nothing.as_view()),
]
