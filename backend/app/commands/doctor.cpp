#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/doctor/cage.h"
#include "app/doctor/places.h"
#include "app/doctor/programs.h"
#include "app/doctor/report.h"
#include "app/maker_room.h"
#include "base/text.h"
#include "mv/flavor_loader.h"
#include "mv/pretty_json.h"
#include "net/song_downloader.h"
#include "store/records.h"

namespace app {
namespace fs = std::filesystem;
namespace {

// fontconfig's folders, as far as every system has them.
std::vector<fs::path> font_folders(const fs::path& home) {
  return {"/usr/share/fonts", "/usr/local/share/fonts", home / ".fonts", home / ".local/share/fonts"};
}

std::vector<Finding> about_flavors(const Composition& composition) {
  const mv::FlavorSources sources = composition.flavor_sources();
  const mv::LoadedFlavors loaded = mv::load_flavors(sources.folders, sources.names);
  const std::string state = base::counted(loaded.flavors.size(), "flavor");
  if (loaded.problems.empty()) return {{Mark::kGood, "flavors", state, ""}};
  std::vector<Finding> findings;
  for (const mv::FlavorProblem& problem : loaded.problems) {
    findings.push_back({Mark::kNote, "flavors", mv::describe(problem), ""});
  }
  return findings;
}

Finding about_yt_dlp(const Settings& settings) {
  const net::SongDownloader downloader({.program = settings.ytdlp, .ffmpeg = settings.ffmpeg});
  return about_downloader(settings.ytdlp, downloader.version(),
                          std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

std::vector<Finding> about_makers_of(Composition& composition) {
  base::NoLog nobody;  // the problems stand among the findings
  const MakerRoom room(composition.settings(), composition.media(), nobody, composition.clock(),
                       composition.cancel());
  const std::vector<mv::Maker> makers = room.elsewhere();
  const auto today = std::chrono::floor<std::chrono::days>(composition.clock().wall_time());
  std::vector<Finding> findings = about_makers(
      makers, mv::check_makers(room.catalog(), makers, composition.flavors(), today, composition.cancel()));
  for (const mv::FlavorProblem& problem : room.catalog_problems())
    findings.push_back({Mark::kNote, "models", mv::describe(problem), ""});
  for (const std::string& name : unknown_makers(room.catalog(), makers))
    findings.push_back({Mark::kNote, "models", fmt::format("no maker is called {}", base::printable(name)),
                        "its models in SONGREEL_MODELS are never used; write another in maker:"});
  return findings;
}

std::vector<Finding> examine(Composition& composition) {
  const Settings& settings = composition.settings();
  const Environment environment = process_environment();
  std::vector<Finding> findings = {about_outputs(settings.outputs),
                                   about_database(settings.database, store::lock_beside(settings.database))};
  const auto add = [&findings](std::vector<Finding> more) {
    findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
  };
  findings.push_back(about_cage(media::sandbox_layers()));
  add(about_flavors(composition));
  add(about_makers_of(composition));
  add({about_fonts(font_folders(environment("HOME").value_or("/nonexistent"))), about_yt_dlp(settings),
       about_ffmpeg(settings.ffmpeg, environment("PATH").value_or(""))});
  add(about_settings(settings));
  return findings;
}

void doctor(bool json, Composition& composition) {
  const std::vector<Finding> findings = examine(composition);
  json ? fmt::print("{}", mv::pretty(to_json(composition.settings(), findings)))
       : fmt::print("{}", describe(composition.settings(), findings));
  for (const Finding& finding : findings) {
    if (finding.mark == Mark::kBroken)
      throw base::Error(finding.kind, fmt::format("{}: {}", finding.what, finding.state));
  }
}

}  // namespace

void add_doctor(CLI::App& app, Composition& composition) {
  const auto json = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("doctor", "Shows every setting, what is there and what is missing");
  command->add_flag("--json", *json, "As JSON");
  command->callback([json, &composition] { doctor(*json, composition); });
}

}  // namespace app
