# One image for the site, the workers, beat and the migrations; docker-compose.yml names the command of each.
FROM python:3.13-slim AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never PIP_ROOT_USER_ACTION=ignore
WORKDIR /app
RUN pip install --no-cache-dir -q uv
COPY pyproject.toml uv.lock .python-version ./
COPY plugins plugins
# --build-arg EXTRAS="--extra llm" adds the extractor that asks a language model.
ARG EXTRAS=""
RUN uv sync --frozen --no-dev $EXTRAS
COPY . .
# The key is for this one command, which signs nothing: settings would otherwise make one and keep it.
RUN TRACKER_SECRET_KEY=signs-nothing TRACKER_DATA_DIR=/srv/tracker .venv/bin/python manage.py collectstatic --noinput

FROM python:3.13-slim
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    TRACKER_PRODUCTION=1 TRACKER_DATA_DIR=/srv/tracker
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin tracker \
    && install -d -o tracker -g tracker /srv/tracker /srv/tracker/captures /srv/tracker/backups
WORKDIR /app
COPY --from=build /app /app
COPY --from=build /srv/tracker/static /srv/tracker/static
USER tracker
EXPOSE 8000
# /health answers 200 while the database, the broker and the last tick are well. It wants a host it is allowed.
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s --retries=3 CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(web.Request(os.environ.get('TRACKER_HEALTH_URL', 'http://127.0.0.1:8000/health'), headers={'Host': os.environ['TRACKER_ALLOWED_HOSTS'].split(',')[0]}), timeout=8)"]
CMD ["python", "-m", "granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "8", "--http1-header-read-timeout", "2000", "--workers-kill-timeout", "9", "tracker.wsgi:application"]
