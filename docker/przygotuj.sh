#!/bin/sh
# Once per release, before web, worker and beat: migrations, areas, register, static files.
set -eu
cd "$(dirname "$0")/.."
exec python manage.py przygotuj
