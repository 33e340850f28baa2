#include "mv/kept_story.h"

#include <filesystem>
#include <string>
#include <utility>

#include <boost/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "mv/full_prompt.h"
#include "mv/maker_choice.h"
#include "mv/scenes.h"

namespace mv {
namespace {

namespace json = boost::json;

ToldStory write_story(const Workshop& workshop, const jobs::Job& job, const SceneRequest& request,
                      const Flavor& flavor, Commission& commission) {
  Story story = write_scenes(workshop.studio, scene_writer(workshop, job.maker), request, flavor, commission);
  return {.scenes = std::move(story.scenes), .made = made_by(story.made, commission.runs())};
}

std::string text_of(const ToldStory& story) {
  json::array scenes;
  for (const Scene& scene : story.scenes)
    scenes.push_back(
        json::object{{"description", scene.description}, {"negative", scene.negative_description}});
  return json::serialize(json::object{{"scenes", std::move(scenes)},
                                      {"model", story.made.model},
                                      {"notes", json::value_from(story.made.notes)}});
}

// Throws Error{kBadRecords} for what we have not written.
ToldStory story_in(const std::filesystem::path& file) {
  try {
    const json::object told = json::parse(base::read_text(file)).as_object();
    ToldStory story;
    for (const json::value& scene : told.at("scenes").as_array())
      story.scenes.push_back(
          {std::string(scene.at("description").as_string()), std::string(scene.at("negative").as_string())});
    story.made.model = told.at("model").as_string();
    story.made.notes = json::value_to<std::vector<std::string>>(told.at("notes"));
    return story;
  } catch (const std::exception& fault) {
    throw base::Error(base::ErrorKind::kBadRecords, "the kept scenes cannot be read; remove " + file.string(),
                      fault.what());
  }
}

}  // namespace

std::string story_key(const Workshop& workshop, const std::string& maker, const SceneRequest& request,
                      const Flavor& flavor) {
  if (!workshop.keeps_clips || maker == kBuiltinMaker) return "";
  base::ContentHash hash;
  hash.add(maker)
      .add(request.model)
      .add(full_scene_prompt(request, flavor))
      .add(static_cast<std::int64_t>(request.seed));
  if (request.clip_seconds != kUsualClipSeconds) hash.add(request.clip_seconds);
  return "story" + hash.hex();
}

ToldStory tell_story(const Workshop& workshop, const jobs::Job& job, const SceneRequest& request,
                     const Flavor& flavor, const std::string& key, Commission& commission) {
  if (key.empty()) return write_story(workshop, job, request, flavor, commission);
  const std::filesystem::path kept = workshop.studio.kept.find_or_make(
      key, ".json", commission.cancel(), [&](const std::filesystem::path& out) {
        base::write_text(out, text_of(write_story(workshop, job, request, flavor, commission)));
      });
  ToldStory story = story_in(kept);
  story.made.runs = made_by({}, commission.runs()).runs;
  return story;
}

}  // namespace mv
