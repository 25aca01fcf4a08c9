"""Addresses of the public pages."""

from django.urls import path

from claims.pages import (
    claim_review_feed,
    complain,
    corrections,
    embed,
    feeds,
    oembed,
    reference,
    sharing,
    site_files,
    sitemap,
    telling,
    views,
)

urlpatterns = [
    path("", views.home, name="home"),
    path("articles/<str:spelt>/", views.article, name="article"),
    path("claims/<str:spelt>/", views.claim, name="claim"),
    path("claims/<str:spelt>/complain/", complain.complain, name="complain"),
    path("claims/<str:spelt>/complaints/<str:reference>/", complain.complained, name="complained"),
    path("claims/<str:spelt>/card.png", sharing.card, name="claim-card"),
    path("claims/<str:spelt>/embed/", embed.embed, name="embed"),
    path("oembed", oembed.oembed, name="oembed"),
    path("feeds/verdicts.atom", feeds.verdicts, name="feed-verdicts"),
    path("feeds/corrections.atom", feeds.corrections, name="feed-corrections"),
    path("feeds/articles/<str:spelt>.atom", feeds.article, name="feed-article"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("methodology/", telling.methodology, name="methodology"),
    path("data/", telling.about_data, name="about-data"),
    path("api/", reference.api_reference, name="api-reference"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-pages.xml", sitemap.pages, name="sitemap-pages"),
    path("sitemap-changes.xml", sitemap.changes, name="sitemap-changes"),
    path("sitemap-claims-<int:number>.xml", sitemap.claims, name="sitemap-claims"),
    path("sitemap-articles-<int:number>.xml", sitemap.articles, name="sitemap-articles"),
    path("claimreview.json", claim_review_feed.feed, name="claim-review-feed"),
    path("robots.txt", site_files.robots),
    path("favicon.ico", site_files.favicon),
]
