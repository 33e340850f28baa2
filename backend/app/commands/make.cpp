#include <cmath>
#include <memory>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/film_progress.h"
#include "app/seconds.h"
#include "app/usage.h"
#include "app/workbench.h"
#include "base/error.h"
#include "base/file.h"
#include "base/money.h"
#include "base/passing_folder.h"
#include "base/text.h"
#include "mouth/lyrics.h"
#include "mv/film.h"
#include "mv/picture_format.h"
#include "mv/pretty_json.h"

namespace app {
namespace {

struct MakeOptions {
  std::string song, idea, character, flavor = "default", aspect = "16:9", size = "720p", out = "film.mp4",
                                     keep_clips, lyrics;
  std::string audio = "aac";
  std::vector<std::string> makers;
  int scenes = 0;
  bool whole_song = false;
  bool lip_sync = false;
  double clip_seconds = 8;
  double start = 0;
  int frames_per_second = 24;
  std::uint64_t seed = 1;
  bool json = false;
  bool estimate = false;
};

// "clips=replicate"
mv::ProjectMakers makers_of(const std::vector<std::string>& texts) {
  mv::ProjectMakers makers;
  for (const std::string& text : texts) {
    const std::size_t sign = text.find('=');
    const auto work = mv::work_named(text.substr(0, sign));
    if (sign == std::string::npos || !work)
      throw base::Error(base::ErrorKind::kUsage,
                        fmt::format("--maker {} is not understood; write what and who, as in clips=replicate "
                                    "(scenes, images, clips or lips)",
                                    base::printable(text)));
    makers.of(*work) = text.substr(sign + 1);
  }
  return makers;
}

mv::FilmRequest request_of(const MakeOptions& options, bool scenes_given) {
  mv::FilmRequest request;
  if (!options.song.empty()) request.song = options.song;
  request.song_start = seconds_of("--start", options.start);
  request.idea = options.idea;
  request.character = options.character;
  request.flavor = options.flavor;
  if (scenes_given) request.scenes = options.scenes;
  request.whole_song = options.whole_song;
  request.lip_sync = options.lip_sync;
  request.makers = makers_of(options.makers);
  if (!options.lyrics.empty()) request.lyrics = base::read_text(options.lyrics, mouth::kLongestLyrics);
  request.clip_length = seconds_of("--clip-seconds", options.clip_seconds);
  request.format = mv::picture_format(options.aspect, options.size, options.frames_per_second);
  request.seed = options.seed;
  request.audio = options.audio == "copy" ? media::AudioMode::kCopy : media::AudioMode::kAac;
  request.out = options.out;
  if (!options.keep_clips.empty()) request.keep_clips = options.keep_clips;
  return request;
}

double largest_offset(const mv::Film& film) {
  return film.proof->at("largest_offset_ms").to_number<double>();
}

void tell_result(const mv::Film& film, const MakeOptions& options) {
  const double seconds = timing::to_seconds(film.plan.duration());
  if (options.json) {
    boost::json::array notes;
    for (const std::string& note : film.notes) notes.emplace_back(note);
    boost::json::object event{{"event", "film"},
                              {"film", base::printable(options.out)},
                              {"seconds", seconds},
                              {"clips", film.clips.size()},
                              {"notes", notes}};
    if (film.proof) event["largest_offset_ms"] = largest_offset(film);
    event["spent_usd"] = base::to_plain_dollars(film.spent);
    fmt::print("{}\n", mv::one_line(event));
    return;
  }
  for (const std::string& note : film.notes) fmt::print(stderr, "note: {}\n", note);
  fmt::print("{}: {:.1f} s, {}", options.out, seconds, base::counted(film.clips.size(), "clip"));
  if (film.proof) fmt::print(", sound within {:.2f} ms of the song", std::abs(largest_offset(film)));
  if (film.spent > 0) fmt::print(", {} spent", base::to_dollars(film.spent));
  fmt::print("\n");
}

void make(const MakeOptions& options, bool scenes_given, Composition& composition) {
  const ProgressStyle style = options.json                 ? ProgressStyle::kEvents
                              : isatty(STDERR_FILENO) != 0 ? ProgressStyle::kBar
                                                           : ProgressStyle::kLines;
  const mv::FilmRequest request = request_of(options, scenes_given);
  // Records and library of this one film: what another run can go on with is kept by content.
  const base::PassingFolder folder(composition.settings().outputs / "making");
  Workbench bench(composition, store::open_sqlite_in_memory(), folder.path(),
                  Workbench::Clips::kAreKeptByContent);
  const auto observer = show_film_progress(style, composition.clock());
  if (options.estimate) {
    mv::tell_estimate(bench.workshop(), request, composition.cancel(), *observer);
    return;
  }
  const mv::Film film =
      mv::make_film(bench.workshop(), bench.tasks(), request, composition.cancel(), *observer);
  tell_result(film, options);
  if (film.proof && !film.proof->at("in_sync").as_bool()) {
    throw base::Error(
        base::ErrorKind::kOutOfSync,
        fmt::format("{} is written, but its sound is up to {:.1f} ms off the song; please report this song",
                    options.out, largest_offset(film)));
  }
}

}  // namespace

void add_make(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<MakeOptions>();
  CLI::App* command = app.add_subcommand("make", "Song + idea + character → a finished music video");
  takes_file(command->add_option(
      "--song", o->song,
      "The song: MP3, M4A/AAC, OGG (Opus, Vorbis), FLAC or WAV; without one the film is silent"));
  command->add_option("--idea", o->idea, "What the film shows, in a sentence")->required();
  command->add_option("--character", o->character, "Who is in it, in a few words")->required();
  takes_name(command->add_option("--flavor", o->flavor, "The look; see songreel flavors list"))
      ->capture_default_str();
  CLI::Option* scenes = takes_whole_number(
      command->add_option("--scenes", o->scenes,
                          fmt::format("How many scenes, 1 to {} (default: the flavor's)", mv::kMostScenes)));
  command->add_flag("--whole-song", o->whole_song, "As many scenes as the song needs")->excludes(scenes);
  CLI::Option* lip_sync =
      command->add_flag("--lipsync", o->lip_sync, "Lips move in every scene in which somebody sings");
  takes_file(command->add_option("--lyrics", o->lyrics, "What is sung: plain text, or LRC with times"))
      ->needs(lip_sync);
  takes_seconds(command->add_option("--clip-seconds", o->clip_seconds, "Length of a scene, 0.5 to 60"))
      ->capture_default_str();
  takes_seconds(command->add_option("--start", o->start, "Where in the song the film begins, in seconds"))
      ->capture_default_str();
  command->add_option("--aspect", o->aspect, "16:9, 9:16 or 1:1")->capture_default_str();
  command->add_option("--size", o->size, "480p, 540p, 720p or 1080p")->capture_default_str();
  takes_whole_number(command->add_option("--fps", o->frames_per_second, "24, 25 or 30"))
      ->capture_default_str();
  takes_whole_number(command->add_option("--seed", o->seed, "Another number, another film"))
      ->capture_default_str();
  command->add_option("--audio", o->audio, "aac, or copy for the song's own packets")
      ->check(CLI::IsMember({"aac", "copy"}))
      ->capture_default_str();
  command
      ->add_option("--maker", o->makers,
                   "Who makes what: clips=replicate, also scenes=, images= and lips=; see songreel doctor")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  takes_file(command->add_option("-o,--out", o->out, "The film; its record goes beside it as .json"))
      ->capture_default_str();
  takes_folder(command->add_option("--keep-clips", o->keep_clips,
                                   "A folder that gets the single clips and the character image"));
  command->add_flag("--estimate", o->estimate, "Only tells what the film would cost; nothing is made");
  command->add_flag("--json", o->json, "Progress and result as JSON, one event a line");
  command->callback([o, scenes, &composition] { make(*o, scenes->count() > 0, composition); });
}

}  // namespace app
