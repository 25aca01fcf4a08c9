"""Settings of the tracker. Every value a deployment changes is an environment variable; see README, "Settings".

Importing this module starts nothing and opens no connection.
"""

import json
import secrets
from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from environs import Env

from tracker.embedded import paths
from tracker.running import running_address

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

PRODUCTION = env.bool("TRACKER_PRODUCTION", False)
DEBUG = env.bool("TRACKER_DEBUG", False)
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("TRACKER_DEBUG must be off when TRACKER_PRODUCTION is on.")

DATA_DIR = Path(env.str("TRACKER_DATA_DIR", str(BASE_DIR / ".data"))).resolve()


def required_in_production(name: str, what: str) -> str:
    value = env.str(name, "")
    if PRODUCTION and not value:
        raise ImproperlyConfigured(f"{name} is not set. Set it to {what}, or unset TRACKER_PRODUCTION.")
    return value


def local_secret_key() -> str:
    """A key of this machine's own, made once and kept in the data directory."""
    path = DATA_DIR / "secret-key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        key = secrets.token_urlsafe(50)
        try:
            DATA_DIR.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="ascii") as file:
                path.chmod(0o600)
                file.write(key)
        except FileExistsError:
            return path.read_text(encoding="ascii") or key
        except OSError:
            pass
        return key


SECRET_KEY = required_in_production("TRACKER_SECRET_KEY", "a long random string") or local_secret_key()


def local_address() -> str:
    """The port that was given, else where quickstart runs on this data, else the usual port."""
    port = env.int("TRACKER_PORT", None)
    return (not port and running_address(DATA_DIR)) or f"http://127.0.0.1:{port or 8765}"


PUBLIC_URL = (
    required_in_production("TRACKER_PUBLIC_URL", "the public address, such as https://facts.example.org").rstrip("/")
    or local_address()
)
ALLOWED_HOSTS = env.list(
    "TRACKER_ALLOWED_HOSTS", [] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]", "testserver"]
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("TRACKER_TRUSTED_ORIGINS", [])

DATABASE_URL = required_in_production("DATABASE_URL", "the address of a PostgreSQL 18 database")
CELERY_BROKER_URL = required_in_production("CELERY_BROKER_URL", "the address of a Valkey or Redis server")
EMBEDDED = [service for service, address in (("postgres", DATABASE_URL), ("valkey", CELERY_BROKER_URL)) if not address]

NO_DATABASE_ADDRESS = (
    "DATABASE_URL is no address of a PostgreSQL database. It reads postgres://USER:PASSWORD@HOST:PORT/NAME; "
    "PostgreSQL 18 or later is needed."
)
try:
    DATABASES = {
        "default": dj_database_url.parse(
            DATABASE_URL or paths.database_url(DATA_DIR), conn_max_age=60, conn_health_checks=True
        )
    }
except ValueError:
    # From None: the error would show the address with its password.
    raise ImproperlyConfigured(NO_DATABASE_ADDRESS) from None
if DATABASES["default"].get("ENGINE") != "django.db.backends.postgresql":
    raise ImproperlyConfigured(NO_DATABASE_ADDRESS)

INSTALLED_APPS = [
    # Not unfold's own default, which would put its site in the place of ours.
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "tracker.desk.DeskConfig",
    # Before Django's own, whose commands for accounts it adds to.
    "tracker",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "pgtrigger",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "ledger",
    "sources",
    "claims",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before those of the apps: the frame of the admin's pages, which adds to unfold's.
        "DIRS": [BASE_DIR / "tracker" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "ledger.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Failed sign-ins are counted in the database, since processes share no cache; see `tracker.throttle`.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "tracker.throttle.client_address"
AXES_LOCKOUT_CALLABLE = "tracker.throttle.as_answered"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

IDLE_MINUTES = env.int("TRACKER_IDLE_MINUTES", 60)
"""A session of the desk ends so many minutes after the last press."""

SECOND_FACTOR = env.str("TRACKER_SECOND_FACTOR", "optional")
"""off, optional (asked of whoever set one up), or required (everybody sets one up at the next sign-in)."""
if SECOND_FACTOR not in {"off", "optional", "required"}:
    raise ImproperlyConfigured(f"TRACKER_SECOND_FACTOR is {SECOND_FACTOR!r}. Set it to off, optional or required.")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
USE_I18N = True
FORMAT_MODULE_PATH = ["tracker.formats"]
USE_TZ = True
TIME_ZONE = "UTC"


def captures_options() -> dict[str, object]:
    given = env.str("TRACKER_CAPTURES_OPTIONS", "")
    if not given:
        return {} if env.str("TRACKER_CAPTURES_BACKEND", "") else {"location": DATA_DIR / "captures"}
    try:
        options = json.loads(given)
    except ValueError:
        options = None
    if not isinstance(options, dict):
        # Not shown: it may hold a key.
        raise ImproperlyConfigured('TRACKER_CAPTURES_OPTIONS is no JSON object. It reads {"bucket_name": "captures"}.')
    return options


STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
    "captures": {
        "BACKEND": env.str("TRACKER_CAPTURES_BACKEND", "django.core.files.storage.FileSystemStorage"),
        "OPTIONS": captures_options(),
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION

# Public pages run no script at all; the admin widens this in `tracker.desk_site`.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = env.bool("TRACKER_BEHIND_PROXY", False)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("TRACKER_SSL_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^health$"]
    SECURE_HSTS_SECONDS = env.int("TRACKER_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Claim tracker API",
    "DESCRIPTION": "Published fact-checks: articles, claims and verdicts. Read-only.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVERS": [{"url": PUBLIC_URL}],
}

CELERY_BROKER_URL = CELERY_BROKER_URL or paths.broker_url(DATA_DIR)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
TICK_SECONDS = env.int("TRACKER_TICK_SECONDS", 60)

NEWSROOM = {
    "name": env.str("TRACKER_NEWSROOM_NAME", "Claim tracker"),
    "zone": env.str("TRACKER_NEWSROOM_ZONE", "UTC"),
    "contact": env.str("TRACKER_CONTACT", "editor@example.org"),
    "logo": env.str("TRACKER_NEWSROOM_LOGO", ""),
    "about": env.str("TRACKER_ABOUT", ""),
    "funding": env.str("TRACKER_FUNDING", ""),
}
"""`about` and `funding` are told to readers on the page on method."""
OWN_NAMES = [NEWSROOM["name"], *filter(None, map(str.strip, env.list("TRACKER_OWN_NAMES", [])))]
"""The names under which the newsroom itself publishes: no ClaimReview is given for what these say."""

DATA_LICENCE = env.str("TRACKER_DATA_LICENCE", "")
"""Address of the licence of what is published as data; empty names none. Only the newsroom can grant one."""

OTP_TOTP_ISSUER = NEWSROOM["name"]

FOUR_EYES = env.bool("TRACKER_FOUR_EYES", False)
"""On: a verdict is published by an editor who is not its author."""

# "ip:port" addresses the fetcher may dial although they are not public. Empty but for a local try-out.
FETCH_ALLOWED_ADDRESSES: frozenset[str] = frozenset(env.list("TRACKER_FETCH_ALLOWED_ADDRESSES", []))
FETCH_HOST_DELAY_SECONDS = env.float("TRACKER_FETCH_HOST_DELAY_SECONDS", 2.0)
FETCH_BUDGET_SECONDS = env.int("TRACKER_FETCH_BUDGET_SECONDS", 40)
# A task that takes longer is stopped: first by an error that it writes down, then for good. Long enough for a batch of
# checks with its writing down; a worker's lease of a host lasts longer than either.
CELERY_TASK_SOFT_TIME_LIMIT = FETCH_BUDGET_SECONDS + 200
CELERY_TASK_TIME_LIMIT = CELERY_TASK_SOFT_TIME_LIMIT + 30
CHECK_INTERVAL_SECONDS = env.int("TRACKER_CHECK_INTERVAL_SECONDS", 6 * 3600)
CHECK_INTERVAL_SHORTEST_SECONDS = env.int("TRACKER_CHECK_INTERVAL_SHORTEST_SECONDS", 1800)
CHECK_INTERVAL_LONGEST_SECONDS = env.int("TRACKER_CHECK_INTERVAL_LONGEST_SECONDS", 7 * 24 * 3600)
GONE_AFTER_DAYS = env.int("TRACKER_GONE_AFTER_DAYS", 3)

KEEP_CAPTURES_DAYS = env.int("TRACKER_KEEP_CAPTURES_DAYS", 0)
"""Captures that nothing rests on are purged after so many days; 0 keeps them for ever."""

# Extractors that read every new text after the built-in rules, by the names under which they are installed.
EXTRACTORS: list[str] = list(filter(None, env.list("TRACKER_EXTRACTORS", [])))

LONGEST_ARTICLE = 2_000_000
"""Characters of an article that `ingest` takes; a longer text is refused with a message."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"expected_answers": {"()": "tracker.logs.ExpectedAnswers"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["expected_answers"]}},
    "root": {"handlers": ["console"], "level": env.str("TRACKER_LOG_LEVEL", "INFO")},
    # It tells of each sign-in that went well; the history does.
    "loggers": {"axes": {"level": "WARNING"}},
}

# Names of functions are called with the request while a page is drawn.
UNFOLD = {
    "SITE_TITLE": NEWSROOM["name"],
    "SITE_HEADER": NEWSROOM["name"],
    "SITE_SUBHEADER": _("Review desk"),
    "SITE_URL": "/",
    "SITE_SYMBOL": "fact_check",
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "DASHBOARD_CALLBACK": "claims.admin.home.add_panels",
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": "claims.admin.navigation.icon"}],
    "STYLES": [
        "claims.admin.navigation.stylesheet",
        "claims.admin.navigation.chart_stylesheet",
        "claims.admin.navigation.evidence_stylesheet",
        "claims.admin.navigation.judging_stylesheet",
    ],
    "SCRIPTS": [
        "claims.admin.navigation.script",
        "claims.admin.navigation.keys_script",
        "claims.admin.navigation.holding_script",
        "claims.admin.navigation.preview_script",
        "claims.admin.navigation.marking_script",
        "claims.admin.navigation.evidence_script",
    ],
    "ACCOUNT": {"navigation": "tracker.second_factor.account_links"},
    "BORDER_RADIUS": "6px",
    "COLORS": {
        "primary": {
            "50": "oklch(97% .014 240)",
            "100": "oklch(93.5% .03 240)",
            "200": "oklch(88% .058 240)",
            "300": "oklch(80% .1 241)",
            "400": "oklch(70% .13 243)",
            "500": "oklch(59% .145 246)",
            "600": "oklch(50% .14 249)",
            "700": "oklch(44% .125 250)",
            "800": "oklch(38% .1 251)",
            "900": "oklch(33% .08 252)",
            "950": "oklch(25% .06 253)",
        },
    },
    "SIDEBAR": {
        "navigation": [
            {
                "items": [
                    {"title": _("Desk"), "icon": "home", "link": reverse_lazy("admin:index")},
                    {
                        "title": _("Queue"),
                        "icon": "inbox",
                        "link": reverse_lazy("admin:claims_reviewtask_changelist"),
                        "badge": "claims.admin.navigation.waiting",
                        "badge_variant": "primary",
                        "permission": "claims.admin.navigation.sees_tasks",
                    },
                    {
                        "title": _("Articles"),
                        "icon": "article",
                        "link": reverse_lazy("admin:claims_article_changelist"),
                        "permission": "claims.admin.navigation.sees_articles",
                    },
                    {
                        "title": _("Claims"),
                        "icon": "format_quote",
                        "link": reverse_lazy("admin:claims_claim_changelist"),
                        "permission": "claims.admin.navigation.sees_claims",
                    },
                    {
                        "title": _("Sources"),
                        "icon": "link",
                        "link": reverse_lazy("admin:sources_source_changelist"),
                        "badge": "claims.admin.navigation.broken",
                        "badge_variant": "warning",
                        "permission": "claims.admin.navigation.sees_sources",
                    },
                    {
                        "title": _("Health of sources"),
                        "icon": "monitor_heart",
                        "link": reverse_lazy("admin:sources_source_health"),
                        "permission": "claims.admin.navigation.sees_sources",
                    },
                    {
                        "title": _("Captures"),
                        "icon": "screenshot_monitor",
                        "link": reverse_lazy("admin:sources_snapshot_changelist"),
                        "permission": "claims.admin.navigation.sees_sources",
                    },
                    {
                        "title": _("People"),
                        "icon": "group",
                        "link": reverse_lazy("admin:ledger_user_changelist"),
                        "permission": "claims.admin.navigation.sees_people",
                    },
                    {
                        "title": _("History"),
                        "icon": "history",
                        "link": reverse_lazy("admin:ledger_event_changelist"),
                        "permission": "claims.admin.navigation.sees_history",
                    },
                ],
            },
            {
                "title": _("More"),
                "collapsible": True,
                "items": [
                    {
                        "title": _("Verdicts"),
                        "link": reverse_lazy("admin:claims_verdict_changelist"),
                        "permission": "claims.admin.navigation.sees_claims",
                    },
                    {
                        "title": _("Corrections"),
                        "link": reverse_lazy("admin:claims_correction_changelist"),
                        "permission": "claims.admin.navigation.sees_claims",
                    },
                    {
                        "title": _("Complaints"),
                        "link": reverse_lazy("admin:claims_complaint_changelist"),
                        "badge": "claims.admin.navigation.complaints_waiting",
                        "badge_variant": "warning",
                        "permission": "claims.admin.navigation.sees_complaints",
                    },
                    {
                        "title": _("Takedowns"),
                        "link": reverse_lazy("admin:sources_takedown_changelist"),
                        "badge": "claims.admin.navigation.takedowns_waiting",
                        "badge_variant": "warning",
                        "permission": "claims.admin.navigation.sees_takedowns",
                    },
                    {
                        "title": _("Publishers"),
                        "link": reverse_lazy("admin:sources_publisher_changelist"),
                        "permission": "claims.admin.navigation.sees_sources",
                    },
                    {
                        "title": _("Hosts"),
                        "link": reverse_lazy("admin:sources_host_changelist"),
                        "permission": "claims.admin.navigation.sees_hosts",
                    },
                    {
                        "title": _("Report: selection"),
                        "link": reverse_lazy("admin:claims_claim_selection"),
                        "permission": "claims.admin.navigation.sees_claims",
                    },
                    {
                        "title": _("Report: extractor"),
                        "link": reverse_lazy("admin:claims_claim_mistakes"),
                        "permission": "claims.admin.navigation.sees_claims",
                    },
                    {
                        "title": _("Bulk acts"),
                        "link": reverse_lazy("admin:claims_bulkjob_changelist"),
                        "permission": "claims.admin.navigation.sees_claims",
                    },
                    {
                        "title": _("Rating scales"),
                        "link": reverse_lazy("admin:claims_ratingscale_changelist"),
                        "permission": "claims.admin.navigation.sees_claims",
                    },
                ],
            },
        ],
    },
}
