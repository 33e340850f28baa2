#!/bin/sh
# From a song to a film over HTTP with curl alone: curl_flow.sh [song.mp3] [film.mp4], while `songreel serve` runs.
set -eu
url=${SONGREEL_URL:-http://127.0.0.1:8000}
song=${1:-examples/silver-skyline.mp3}
film=${2:-curl-film.mp4}
seconds=${CLIP_SECONDS:-8}
idea="A robot walks home through a rainy city at night"
character="Silver metallic humanoid robot with a red shield"

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
ask() { curl --silent --show-error --fail-with-body "$@"; }
post() { ask --json "$2" "$url$1"; }
field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

# The song, from its sixth second on
whole=$(ask --upload-file "$song" "$url/api/audio/upload?filename=song.mp3" | field audio_id)
trimmed=$(post /api/audio/trim "{\"audio_id\":\"$whole\",\"start_at\":5}" | field audio_id)

# Four scenes, a line each: "description":"…", ready to be put into the next request as a prompt
post /api/mv/create_scenes "{\"idea\":\"$idea\",\"character_description\":\"$character\",\"number_of_scenes\":4}" > "$folder/scenes.json"
grep -oE '"description":"([^"\\]|\\.)*"' "$folder/scenes.json" | sed 's/^"description"/"prompt"/' > "$folder/prompts"

# Who is in them: one picture
image=$(post /api/mv/generate_character_reference "{\"character_description\":\"$character\",\"num_images\":1}" | field id)

# A clip of each scene, all four at once
for n in 1 2 3 4; do
  post /api/mv/generate_video "{$(sed -n "${n}p" "$folder/prompts"),\"character_reference_id\":\"$image\",\"duration\":$seconds}" \
    > "$folder/clip$n.json" &
done
wait

# The film: the clips in their order, and the song instead of their sound
clips=$(for n in 1 2 3 4; do printf '"%s",' "$(field video_id < "$folder/clip$n.json")"; done)
made=$(post /api/mv/stitch_video "{\"video_ids\":[${clips%,}],\"audio_overlay_id\":\"$trimmed\",\"suppress_video_audio\":true}" |
  field video_id)
ask --remove-on-error --output "$film" "$url/api/mv/get_video/$made"
echo "$film"
