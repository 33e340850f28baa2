#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/seconds.h"
#include "app/usage.h"
#include "base/error.h"
#include "mv/film_record.h"
#include "mv/pretty_json.h"
#include "mv/proof.h"

namespace app {
namespace {

struct VerifyOptions {
  std::string film, song;
  double start = 0;
  bool json = false;
};

std::string offset_text(const mv::Proof::Point& point) {
  return point.offset_ms ? fmt::format("{:+8.3f} ms", *point.offset_ms) : std::string("   silent or unlike");
}

// One line a point; points in a row that could not be measured share one.
void print_points(std::string_view what, const std::vector<mv::Proof::Point>& points) {
  for (auto point = points.begin(); point != points.end();) {
    const auto next = point->offset_ms ? point + 1 : std::find_if(point, points.end(), [](const auto& other) {
      return other.offset_ms.has_value();
    });
    const double first = timing::to_seconds(point->at);
    const double last = timing::to_seconds((next - 1)->at);
    const std::string until = next - point > 1 ? fmt::format(" to {:.1f}", last) : std::string();
    fmt::print("{:<6} {:7.1f}{}  {}\n", what, first, until, offset_text(*point));
    point = next;
  }
}

void print_text(const mv::Proof& proof) {
  print_points("second", proof.seconds);
  print_points("cut", proof.cuts);
  if (proof.measured == 0) {
    fmt::print("{}\n", proof.unlike > 0 ? "nothing in this film sounds like that song"
                                        : "there is nothing to measure: the film and the song are silent");
    return;
  }
  fmt::print(
      "largest offset {:+.3f} ms, drift {:+.3f} ms a minute, {} seconds measured, {} silent, {} unlike\n",
      proof.largest_offset_ms, proof.drift_ms_per_minute, proof.measured, proof.silent, proof.unlike);
}

void verify(const VerifyOptions& options, Composition& composition) {
  const timing::Flicks start = seconds_of("--start", options.start);
  base::NoProgress quiet;
  composition.media().probe_song(options.song, composition.cancel());
  const mv::Proof proof = mv::prove_sync(composition.media(),
                                         {.film = options.film,
                                          .song = options.song,
                                          .song_start = start,
                                          .cuts = mv::recorded_cuts(options.film)},
                                         composition.cancel(), quiet);
  options.json ? fmt::print("{}", mv::pretty(mv::to_json(proof))) : print_text(proof);
  if (!mv::in_sync(proof)) {
    throw base::Error(base::ErrorKind::kOutOfSync,
                      proof.unlike > 0
                          ? fmt::format("{} seconds of {} do not hold this song; check --song and --start",
                                        proof.unlike, options.film)
                          : fmt::format("the sound of {} is up to {:.1f} ms off the song", options.film,
                                        proof.largest_offset_ms));
  }
}

}  // namespace

void add_verify(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<VerifyOptions>();
  CLI::App* command = app.add_subcommand("verify", "Measures the offset of a film's sound against the song");
  takes_file(command->add_option("film", o->film, "The film; cuts are read from the .json beside it"))
      ->required();
  takes_file(command->add_option("--song", o->song, "The song it was made with"))->required();
  takes_seconds(command->add_option("--start", o->start, "Where in the song the film begins, in seconds"))
      ->capture_default_str();
  command->add_flag("--json", o->json, "As JSON");
  command->callback([o, &composition] { verify(*o, composition); });
}

}  // namespace app
