"""Makes the review desk the admin site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "tracker.desk_site.DeskSite"
