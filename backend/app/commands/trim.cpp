#include "mv/trim.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/seconds.h"
#include "app/usage.h"
#include "base/text.h"
#include "mv/pretty_json.h"

namespace app {
namespace {

struct TrimOptions {
  std::string song, out;
  double start = 0;
  bool json = false;
};

void trim(const TrimOptions& options, Composition& composition) {
  const mv::TrimmedSong song = mv::trim_song(composition.media(),
                                             {.song = options.song,
                                              .start = seconds_of("--start", options.start),
                                              .out = options.out,
                                              .audio_folder = composition.settings().outputs / "audio"},
                                             composition.cancel());
  const double start = timing::to_seconds(song.trimmed.start);
  const double duration = timing::to_seconds(song.trimmed.duration);
  if (options.json) {
    fmt::print("{}", mv::pretty(boost::json::object{{"audio_id", song.id},
                                                    {"audio_path", base::printable(song.file.string())},
                                                    {"start_at", options.start},
                                                    {"true_start", start},
                                                    {"duration", duration},
                                                    {"file_size_bytes", song.trimmed.bytes}}));
  } else {
    fmt::print("{}: begins at {:.3f} s of the original, {:.3f} s long\n", song.file.string(), start,
               duration);
    if (options.start >= start + duration)
      fmt::print("the song is only {:.1f} s long, so nothing is left of it\n", start + duration);
  }
}

}  // namespace

void add_trim(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<TrimOptions>();
  CLI::App* command = app.add_subcommand("trim", "Cuts off the beginning of a song, without re-encoding");
  takes_file(command->add_option("song", o->song, "The song; it stays as it is"))->required();
  takes_seconds(command->add_option("--start", o->start, "Seconds to cut off"))->capture_default_str();
  takes_file(
      command->add_option("-o,--out", o->out, "The trimmed song (default: a new name among the outputs)"));
  command->add_flag("--json", o->json, "As JSON");
  command->callback([o, &composition] { trim(*o, composition); });
}

}  // namespace app
