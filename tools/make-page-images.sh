#!/usr/bin/env bash
# Takes the pictures of the studio's pages in docs/images: starts a server of its own, has it make the example film, and opens
# the pages in Chromium. Run it after the look of the pages has changed.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."

folder=$(mktemp -d)
port=${PORT:-8190}
SONGREEL_OUTPUTS=$folder ./songreel serve --port "$port" >"$folder/log" 2>&1 &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -rf -- "$folder"' EXIT
until curl --silent --fail --output "$folder/health" "http://127.0.0.1:$port/health"; do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" && exit 1; }
  sleep 1
done
cd frontend && node scripts/page-images.mjs "http://127.0.0.1:$port" ../docs/images
