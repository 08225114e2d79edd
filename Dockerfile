FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements.txt /tmp/requirements.txt
RUN /opt/venv/bin/pip install --require-hashes --no-deps --requirement /tmp/requirements.txt

FROM python:3.11-slim-bookworm
# WeasyPrint loads these at run time; fontconfig comes along with the DejaVu fonts.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libglib2.0-0 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 \
        libfontconfig1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --home-dir /app --no-create-home doradztwo
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=doradztwo.settings.production \
    VAR_DIR=/app/var \
    STATIC_ROOT=/app/staticfiles \
    XDG_CACHE_HOME=/tmp/cache
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY . /app
# The only places that may be written to at run time; everything else is read-only.
RUN python -m compileall -q /app \
    && mkdir -p /app/var /app/staticfiles \
    && chown doradztwo:doradztwo /app/var /app/staticfiles
USER doradztwo
VOLUME ["/app/var", "/app/staticfiles"]
EXPOSE 8000
CMD ["docker/web.sh"]
