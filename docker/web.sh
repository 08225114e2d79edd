#!/bin/sh
set -eu
cd "$(dirname "$0")/.."
# The heartbeat file lives in memory: the root file system is read-only.
exec python -m gunicorn doradztwo.wsgi \
    --bind "${WEB_BIND:-0.0.0.0:8000}" \
    --worker-class gthread \
    --workers "${WEB_WORKERS:-2}" \
    --threads "${WEB_THREADS:-8}" \
    --timeout 60 --graceful-timeout 20 --max-requests 5000 --max-requests-jitter 500 \
    --worker-tmp-dir "${WEB_TMP_DIR:-/dev/shm}" \
    --forwarded-allow-ips "${FORWARDED_ALLOW_IPS:-127.0.0.1}" \
    --access-logfile - --logger-class doradztwo.dziennik.AccessLogger --no-control-socket
