#!/bin/sh
# Health check of a container: zdrowie.sh web | worker | beat
set -eu
cd "$(dirname "$0")/.."
case "$1" in
web)
    exec python - <<'PYTHON'
import json
import os
import urllib.error
import urllib.request

port = os.environ.get("WEB_BIND", "0.0.0.0:8000").rpartition(":")[2]
host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
request = urllib.request.Request(f"http://127.0.0.1:{port}/zdrowie/", headers={"Host": host})
try:
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5)
except urllib.error.HTTPError as error:
    # A worker that is away, or mail that waits, must not take the web down with it.
    if json.load(error).get("baza") != "działa":
        raise
PYTHON
    ;;
worker)
    exec python -m celery --app doradztwo inspect ping \
        --destination "worker@${HOSTNAME:-localhost}" --timeout 10
    ;;
beat)
    # Beat writes its schedule every three minutes as long as it lives.
    # The name has the ending of whichever dbm this Python was built with.
    test -n "$(find "${VAR_DIR:-var}" -maxdepth 1 -name 'celerybeat-schedule*' -mmin -10)"
    ;;
*)
    echo "zdrowie.sh web | worker | beat" >&2
    exit 2
    ;;
esac
