#!/usr/bin/env bash
# Makes the pictures of the documents again, with the program itself: run it when the look changes. Needs a built program and
# ffmpeg (for JPEG); takes a minute or two. With an argument, only the pictures whose names contain it.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."
only=${1-}
images=docs/images
mkdir -p "$images"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SONGREEL_OUTPUTS=$work/outputs
song=examples/silver-skyline.mp3
robot="Silver metallic humanoid robot with a red shield"

jpeg() { ffmpeg -v error -y -i "$1" -q:v 3 "$2" </dev/null; }

# sheet NAME IDEA CHARACTER [options of make]: a short film and its contact sheet.
sheet() {
  local name=$1 idea=$2 character=$3
  shift 3
  [[ $name == *"$only"* ]] || return 0
  ./songreel make --song "$song" --start 20 --idea "$idea" --character "$character" --scenes 6 --clip-seconds 2 --size 540p \
    -o "$work/film.mp4" "$@"
  ./songreel sheet "$work/film.mp4" --columns 3 -o "$work/sheet.png"
  jpeg "$work/sheet.png" "$images/$name.jpg"
}

character() {
  [[ $1 == *"$only"* ]] || return 0
  ./songreel character "$2" --size 768 -o "$work/character.png"
  jpeg "$work/character.png" "$images/$1.jpg"
}

# The README's first command, as it stands there.
if [[ example-sheet == *"$only"* ]]; then
  ./songreel make --song "$song" --idea "A silver robot explores a glowing city at sunset, then plays to a huge crowd" \
    --character "$robot" -o "$work/film.mp4"
  ./songreel sheet "$work/film.mp4" --pictures 12 --columns 4 -o "$work/sheet.png"
  jpeg "$work/sheet.png" "$images/example-sheet.jpg"
fi
# One line of the song, six pictures a second, of the scene that shows the singer's face.
if [[ lips-line == *"$only"* ]]; then
  ./songreel make --lipsync --song "$song" --start 7.8 --scenes 4 --clip-seconds 4 --size 540p --idea "A singer in a small club at night" \
    --character "Singer with red hair and a green coat" --keep-clips "$work/clips" -o "$work/film.mp4"
  ffmpeg -v error -y -i "$work/clips/03.mp4" -vf "crop=460:400:270:20,fps=6,scale=200:-1,tile=8x3" -frames:v 1 -q:v 4 \
    "$images/lips-line.jpg" </dev/null
fi
sheet flavor-default "A woman walks through a forest at dawn in the fog" "Woman with long auburn hair in a green dress"
sheet flavor-example "A detective waits on a rooftop at night" "Man with a beard, a fedora and a brown coat" --flavor example
sheet flavor-mv1 "Rock anthem at dusk" "Singer with a pink mohawk and a leather jacket" --flavor mv1
sheet idea-rain "Tourist exploring Austin at sunset in the rain" "Tourist with a camera, a cap and a blue jacket"
sheet idea-beach "A surfer says goodbye to the summer on the beach at twilight" "Young man with curly hair, a white t-shirt and a surfboard"
sheet idea-desert "Driving nowhere on a desert road at noon" "Cowboy in a red shirt with a guitar"
sheet idea-train "A train ride through the snow at night, full of longing" "Woman with a black bob and a red scarf"
sheet idea-space "Lost in space, dreaming of home" "Astronaut in a white suit with a helmet"
character character-robot "$robot"
character character-fox "Fox in a yellow raincoat with an umbrella"
character character-singer "Woman with long auburn hair in a green dress, singing into a microphone"
