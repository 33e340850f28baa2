#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/seconds.h"
#include "app/usage.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "mv/film_plan.h"
#include "mv/picture_format.h"
#include "mv/scenes.h"
#include "mv/song.h"

namespace app {
namespace {

struct ClipOptions {
  std::string prompt, negative, character, image, song, flavor = "default", aspect = "16:9", size = "720p",
                                                        out = "clip.mp4";
  double start = 0;
  double seconds = 8;
  int frames_per_second = 24;
  std::uint64_t seed = 1;
};

mv::ClipRequest request_of(const ClipOptions& options) {
  base::require_text(options.prompt, "the prompt", mv::kLongestIdea);
  base::require_text(options.negative, "the negative prompt", mv::kLongestIdea);
  if (options.image.empty() && options.character.empty()) {
    throw base::Error(
        base::ErrorKind::kUsage,
        "say who is in the clip: with --character in a few words, or with --image as a picture");
  }
  if (!options.character.empty()) mv::check_character(options.character);
  mv::ClipRequest request;
  request.prompt = options.prompt;
  request.negative_prompt = options.negative;
  request.character_description = options.character;
  request.format = mv::picture_format(options.aspect, options.size, options.frames_per_second);
  request.frames = mv::plan_film({.rate = request.format.rate,
                                  .clip_length = seconds_of("--seconds", options.seconds),
                                  .scenes = 1,
                                  .whole_song = {}})
                       .frames();
  request.seed = request.film_seed = options.seed;
  return request;
}

void paint(const ClipOptions& options, Composition& composition) {
  mv::ClipRequest request = request_of(options);
  const timing::Flicks start = seconds_of("--start", options.start);
  if (!options.image.empty()) {
    base::read_text(options.image, 64U << 20);  // a missing or huge image is told before the painting
    request.character_image = options.image;
  }
  if (!options.image.empty()) base::refuse_overwriting(options.out, options.image);
  if (!options.song.empty()) base::refuse_overwriting(options.out, options.song);
  base::PendingFile out(options.out);
  const mv::Studio& studio = composition.studio();
  if (!options.song.empty()) {
    const mv::Song song = mv::open_song(studio.media, studio.kept, {.path = options.song, .content = {}},
                                        start, composition.cancel());
    request.music =
        audio::slice(mv::hear(studio.media, song, composition.cancel()),
                     {timing::Flicks(0), timing::frame_time(request.frames, request.format.rate)});
  }
  mv::FreeCommission commission(composition.cancel());
  studio.clip_maker.make(request, *studio.flavors.find_or_default(options.flavor), out.path(), commission);
  out.commit();
  fmt::print("{}: {} frames, {}x{}\n", options.out, request.frames, request.format.width,
             request.format.height);
}

}  // namespace

void add_clip(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<ClipOptions>();
  CLI::App* command = app.add_subcommand("clip", "Paints one clip from a description");
  command->add_option("prompt,--scene,--prompt", o->prompt, "What the clip shows: a scene's description")
      ->required();
  command->add_option("--negative", o->negative, "What it must not show");
  command->add_option("--character", o->character,
                      "Who is in it, in a few words; not needed with one of our images");
  takes_file(
      command->add_option("--character-image,--image", o->image,
                          "A character image; one of ours keeps the figure, another gives its colours"));
  takes_file(command->add_option("--song", o->song, "The song that the picture moves to"));
  takes_seconds(command->add_option("--start", o->start, "Where in the song the clip begins, in seconds"))
      ->capture_default_str();
  takes_seconds(command->add_option("--seconds", o->seconds, "Length, 0.5 to 60"))->capture_default_str();
  takes_name(command->add_option("--flavor", o->flavor, "The look; see songreel flavors list"))
      ->capture_default_str();
  command->add_option("--aspect", o->aspect, "16:9, 9:16 or 1:1")->capture_default_str();
  command->add_option("--size", o->size, "480p, 540p, 720p or 1080p")->capture_default_str();
  takes_whole_number(command->add_option("--fps", o->frames_per_second, "24, 25 or 30"))
      ->capture_default_str();
  takes_whole_number(command->add_option("--seed", o->seed, "Another number, another take"))
      ->capture_default_str();
  takes_file(command->add_option("-o,--out", o->out, "The clip, a silent MP4"))->capture_default_str();
  command->callback([o, &composition] { paint(*o, composition); });
}

}  // namespace app
