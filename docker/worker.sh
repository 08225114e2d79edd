#!/bin/sh
set -eu
cd "$(dirname "$0")/.."
exec python -m celery --app doradztwo worker \
    --hostname "worker@${HOSTNAME:-localhost}" \
    --loglevel "${LOG_LEVEL:-INFO}" \
    --concurrency "${WORKER_CONCURRENCY:-2}" \
    --max-tasks-per-child 200 \
    --without-gossip --without-mingle
