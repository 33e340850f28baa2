#include "mv/stitch.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/seconds.h"
#include "app/usage.h"
#include "base/file.h"
#include "base/text.h"
#include "mv/copied_song.h"

namespace app {
namespace {

struct StitchOptions {
  std::vector<std::string> clips;
  std::string song, audio = "aac", out = "film.mp4";
  double start = 0;
};

void stitch(const StitchOptions& options, Composition& composition) {
  const timing::Flicks start = seconds_of("--start", options.start);
  const media::Media& media = composition.media();
  const storage::KeptFiles& kept = composition.kept();
  mv::StitchRequest request;
  for (const std::string& clip : options.clips) request.clips.push_back({.file = clip});
  if (!options.song.empty()) {
    request.song =
        mv::open_song(media, kept, {.path = options.song, .content = {}}, start, composition.cancel());
  }
  request.audio = options.audio == "copy" ? media::AudioMode::kCopy : media::AudioMode::kAac;
  if (request.song && request.audio == media::AudioMode::kCopy) {
    mv::check_copied_song(media, options.song, composition.cancel());
  }
  for (const std::string& clip : options.clips) base::refuse_overwriting(options.out, clip);
  if (!options.song.empty()) base::refuse_overwriting(options.out, options.song);
  base::PendingFile out(options.out);
  request.out = out.path();
  base::NoProgress quiet;
  const mv::Stitched film = mv::stitch_film(media, kept, request, composition.cancel(), quiet);
  out.commit();
  kept.prune();
  fmt::print("{}: {:.2f} s, {}, {} of them made to fit\n", options.out, timing::to_seconds(film.duration),
             base::counted(film.clip_frames.size(), "clip"), film.conformed);
}

}  // namespace

void add_stitch(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<StitchOptions>();
  CLI::App* command = app.add_subcommand("stitch", "Joins clips and lays a song under them");
  takes_file(command->add_option("clips", o->clips, "The clips, in the order of the film"))
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  takes_file(command->add_option("--song", o->song, "The song; without one the film is silent"));
  takes_seconds(command->add_option("--start", o->start, "Where in the song the film begins, in seconds"))
      ->capture_default_str();
  command->add_option("--audio", o->audio, "aac, or copy for the song's own packets")
      ->check(CLI::IsMember({"aac", "copy"}))
      ->capture_default_str();
  takes_file(command->add_option("-o,--out", o->out, "The film"))->capture_default_str();
  command->callback([o, &composition] { stitch(*o, composition); });
}

}  // namespace app
