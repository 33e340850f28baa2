#!/usr/bin/env bash
# check-web.sh PROGRAM: builds the studio's pages from frontend/ into build/web and checks their sources: types, lint, layout,
# which feature knows which, unit tests, and whether the API's types are those that PROGRAM describes. At last it opens the pages
# of PROGRAM in Chromium (frontend/e2e); pictures of each page are in build/check/screens afterwards.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."

tools/build-web.sh frontend build/web
program=$(realpath -- "$1")
cd frontend
npm run check
SONGREEL=$program npm run api:check
SONGREEL_PROGRAM=$program npm run e2e
