#include "mv/scenes.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/usage.h"
#include "mv/pretty_json.h"

namespace app {
namespace {

namespace json = boost::json;

struct ScenesOptions {
  std::string idea, character, flavor = "default";
  int count = 0;
  std::uint64_t seed = 1;
  bool json = false;
};

void print_json(const std::vector<mv::Scene>& scenes, const std::vector<std::string>& notes) {
  json::array list;
  for (const mv::Scene& scene : scenes) {
    list.push_back(json::object{{"description", scene.description},
                                {"negative_description", scene.negative_description}});
  }
  json::array told;
  for (const std::string& note : notes) told.emplace_back(note);
  fmt::print("{}", mv::pretty(json::object{{"scenes", list}, {"notes", told}}));
}

void print_text(const std::vector<mv::Scene>& scenes, const std::vector<std::string>& notes) {
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    fmt::print("Scene {}\n  {}\n  Not: {}\n\n", i + 1, scenes[i].description, scenes[i].negative_description);
  }
  for (const std::string& note : notes) fmt::print(stderr, "note: {}\n", note);
}

void write(const ScenesOptions& options, bool count_given, Composition& composition) {
  const mv::Studio& studio = composition.studio();
  const auto flavor = studio.flavors.find_or_default(options.flavor);
  mv::SceneRequest request;
  request.idea = options.idea;
  request.character_description = options.character;
  request.number_of_scenes = count_given ? options.count : flavor->parameters.number_of_scenes;
  request.seed = options.seed;
  mv::FreeCommission commission(composition.cancel());
  const mv::Story story = mv::write_scenes(studio, studio.scene_writer, request, *flavor, commission);
  options.json ? print_json(story.scenes, story.made.notes) : print_text(story.scenes, story.made.notes);
}

}  // namespace

void add_scenes(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<ScenesOptions>();
  CLI::App* command = app.add_subcommand("scenes", "Writes the scenes of a film, without painting them");
  command->add_option("--idea", o->idea, "What the film shows, in a sentence")->required();
  command->add_option("--character", o->character, "Who is in it, in a few words")->required();
  takes_name(command->add_option("--flavor", o->flavor, "The look; see songreel flavors list"))
      ->capture_default_str();
  CLI::Option* count = takes_whole_number(command->add_option(
      "--count", o->count, fmt::format("How many scenes, 1 to {} (default: the flavor's)", mv::kMostScenes)));
  takes_whole_number(command->add_option("--seed", o->seed, "Another number, other scenes"))
      ->capture_default_str();
  command->add_flag("--json", o->json, "As JSON");
  command->callback([o, count, &composition] { write(*o, count->count() > 0, composition); });
}

}  // namespace app
