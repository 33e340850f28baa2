#include "mv/tasks/scenes_task.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/random.h"
#include "mv/job_commission.h"
#include "mv/made_by.h"
#include "mv/maker_choice.h"
#include "mv/pretty_json.h"
#include "mv/projects.h"
#include "mv/scene_texts.h"
#include "mv/scenes.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* kFromFlavor = "default from config";

SceneRequest scene_request(const CreateScenesRequest& request, const Flavor& flavor, const std::string& job) {
  SceneRequest scenes;
  scenes.idea = request.idea;
  scenes.character_description = request.character_description;
  scenes.number_of_scenes =
      static_cast<int>(request.number_of_scenes.value_or(flavor.parameters.number_of_scenes));
  // Asked again without a seed, other scenes come: that is what people press the button for.
  scenes.seed = request.seed ? static_cast<std::uint64_t>(*request.seed) : base::mix_seed(0, job);
  scenes.character_characteristics = request.character_characteristics;
  scenes.video_type = request.video_type;
  scenes.video_characteristics = request.video_characteristics;
  scenes.camera_angle = request.camera_angle;
  return scenes;
}

std::string markdown_of(const CreateScenesReply& reply) {
  std::string text = fmt::format("# Scenes\n\n{}\n", reply.metadata.idea);
  for (std::size_t i = 0; i < reply.scenes.size(); ++i) {
    text += fmt::format("\n## Scene {}\n\n{}\n\n**Not:** {}\n", i + 1, reply.scenes[i].description,
                        reply.scenes[i].negative_description);
  }
  return text;
}

// The last scenes that were written, as files: in a folder of the job's own, so that two at once do not mix,
// and under the name that older tools look for.
SceneFiles write_files(const Workshop& workshop, const std::string& job, const CreateScenesReply& reply) {
  const fs::path folder = workshop.library.folder() / "create_scenes";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw base::file_error("create", folder.string(), error.value());
  SceneFiles files{.markdown = (folder / (job + ".md")).string(),
                   .json = (folder / (job + ".json")).string()};
  const std::string markdown = markdown_of(reply);
  json::array scenes;
  for (const SceneText& scene : reply.scenes) scenes.push_back(schema::to_json(scene));
  const std::string text = pretty(json::object{{"scenes", scenes}});
  base::write_text(files.markdown, markdown);
  base::write_text(files.json, text);
  base::write_text(folder / "scenes.md", markdown);
  base::write_text(folder / "scenes.json", text);
  return files;
}

}  // namespace

void check(const Workshop& workshop, const CreateScenesRequest& request) {
  check_idea(request.idea);
  check_character(request.character_description);
  if (request.number_of_scenes) check_number_of_scenes(*request.number_of_scenes);
  if (request.project_id) existing_project(workshop, *request.project_id);
}

json::object ScenesTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto request = schema::from_json<CreateScenesRequest>(job.input);
  attempt.stage("writing scenes");
  const Studio& studio = workshop_.studio;
  const auto flavor = studio.flavors.find_or_default(request.config_flavor.value_or(""));
  SceneRequest wanted = scene_request(request, *flavor, job.id);
  wanted.model = model_of(workshop_, job.maker, Work::kScenes, *flavor);
  JobCommission commission(workshop_, job, attempt, attempt);
  Story story = write_scenes(studio, scene_writer(workshop_, job.maker), wanted, *flavor, commission);
  MadeBy made = made_by(story.made, commission.runs());
  CreateScenesReply reply;
  for (Scene& scene : story.scenes) {
    reply.scenes.push_back({std::move(scene.description), std::move(scene.negative_description)});
  }
  reply.metadata = {.idea = request.idea,
                    .number_of_scenes = static_cast<std::int64_t>(reply.scenes.size()),
                    .parameters_used = {request.character_characteristics.value_or(kFromFlavor),
                                        request.video_type.value_or(kFromFlavor),
                                        request.video_characteristics.value_or(kFromFlavor),
                                        request.camera_angle.value_or(kFromFlavor)},
                    .config_flavor = flavor->name,
                    .notes = std::move(made.notes),
                    .model_used = made.model,
                    .runs = {}};
  if (!made.runs.empty()) reply.metadata.runs = std::move(made.runs);
  reply.output_files = write_files(workshop_, job.id, reply);
  if (request.project_id) {
    std::vector<Scene> scenes;
    for (const SceneText& scene : reply.scenes)
      scenes.push_back({scene.description, scene.negative_description});
    replace_scenes(workshop_, *request.project_id, job.id, scenes);
    reply.project_id = *request.project_id;
    reply.scenes_created_in_db = static_cast<std::int64_t>(reply.scenes.size());
    reply.db_integration = std::string("success");
  }
  return schema::to_json(reply);
}

}  // namespace mv
