#!/bin/sh
# Exactly one beat per installation.
set -eu
cd "$(dirname "$0")/.."
exec python -m celery --app doradztwo beat --loglevel "${LOG_LEVEL:-INFO}" --pidfile ""
