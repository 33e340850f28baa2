#include "routers/api/old_projects_view.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include "mv/limits.h"
#include "routers/api/project_view.h"

namespace api {
namespace {

constexpr const char* kVideos = "/api/mv/get_video/";
constexpr const char* kImages = "/api/mv/get_character_reference/";
constexpr const char* kSongs = "/api/audio/get/";

struct Status {
  std::string_view ours, old;
};
constexpr std::array kStatuses = {Status{"draft", "pending"}, Status{"working", "processing"},
                                  Status{"done", "completed"}, Status{"failed", "failed"}};

std::string status_of(std::string_view state) {
  for (const Status& status : kStatuses) {
    if (status.ours == state) return std::string(status.old);
  }
  return "pending";
}

std::optional<std::string> link(const Context& context, const char* folder, const std::string& id) {
  if (id.empty()) return std::nullopt;
  return context.access.signed_url(folder + id);
}

// The newest clip job of each scene.
std::map<std::string, jobs::Job> clips_of(const Context& context, const std::string& project) {
  std::map<std::string, jobs::Job> clips;
  const store::JobFilter filter{.state = {},
                                .kind = "clip",
                                .project = project,
                                .graph = {},
                                .before = {},
                                .limit = 2 * mv::kMostScenes};
  for (jobs::Job& job : context.workshop.queue.list(filter)) {
    const std::string scene = job.scene;
    clips.try_emplace(scene, std::move(job));
  }
  return clips;
}

std::string status_of(const SceneView& scene, const jobs::Job* clip) {
  if (clip != nullptr && !jobs::is_ended(clip->state)) return "processing";
  if (scene.take_id && !scene.stale) return "completed";
  if (clip != nullptr && clip->state == jobs::State::kFailed) return "failed";
  return scene.take_id ? "completed" : "pending";
}

const TakeView* chosen_take(const SceneView& scene) {
  const auto found =
      std::find_if(scene.takes.begin(), scene.takes.end(), [](const TakeView& take) { return take.chosen; });
  return found == scene.takes.end() ? nullptr : &*found;
}

OldScene old_view_of(const Context& context, const SceneView& scene, const jobs::Job* clip,
                     const std::string& written) {
  OldScene view;
  view.sequence = scene.position + 1;
  view.status = status_of(scene, clip);
  view.prompt = scene.description;
  view.negative_prompt = scene.negative_description;
  view.duration = scene.duration_seconds;
  view.created_at = view.updated_at = written;
  if (const TakeView* take = chosen_take(scene)) {
    view.video_clip_url = link(context, kVideos, take->id);
    if (take->origin == "synced") view.lip_synced_video_clip_url = view.video_clip_url;
    view.updated_at = std::max(view.updated_at, take->created_at);
  }
  if (clip != nullptr) {
    view.retry_count = std::max(0, clip->attempts - 1);
    if (view.status == "failed" && clip->failure) view.error_message = clip->failure->message;
  }
  return view;
}

std::vector<OldScene> scenes_of(const Context& context, const ProjectView& project) {
  const std::map<std::string, jobs::Job> clips = clips_of(context, project.id);
  std::map<std::string, std::string> written;
  for (const store::SceneRow& row : context.workshop.records.projects().scenes(project.id))
    written[row.id] = iso_time(row.changed);
  const auto image = link(context, kImages, project.character_reference_id.value_or(""));
  std::vector<OldScene> scenes;
  for (const SceneView& scene : project.scenes) {
    const auto clip = clips.find(scene.id);
    const auto time = written.find(scene.id);  // one deleted just now has none
    scenes.push_back(old_view_of(context, scene, clip == clips.end() ? nullptr : &clip->second,
                                 time == written.end() ? project.changed_at : time->second));
    if (image) scenes.back().reference_image_urls.push_back(*image);
  }
  return scenes;
}

// The picture that came with the form: the only one of a project that nobody here has made.
std::string product_image(const Context& context, const std::string& project) {
  for (const store::MediaRow& row : context.workshop.library.records().of_project(project)) {
    if (row.kind == "image" && row.origin == "uploaded") return row.id;
  }
  return {};
}

std::int64_t count(const std::vector<OldScene>& scenes, std::string_view status) {
  return std::count_if(scenes.begin(), scenes.end(),
                       [&](const OldScene& scene) { return scene.status == status; });
}

// What is left of a signed address' time; for one that does not end, the time that is promised elsewhere.
std::int64_t seconds_left(const Context& context, std::string_view url) {
  constexpr std::string_view kExpires = "expires=";
  const std::size_t at = url.find(kExpires);
  if (at == std::string_view::npos) return context.storage.presigned_url_expiry;
  std::int64_t expires = 0;
  std::from_chars(url.data() + at + kExpires.size(), url.data() + url.size(), expires);
  const auto now = std::chrono::floor<std::chrono::seconds>(context.workshop.studio.clock.wall_time());
  return std::max<std::int64_t>(0, expires - now.time_since_epoch().count());
}

}  // namespace

OldProject old_view_of(const Context& context, const store::ProjectRow& row) {
  const ProjectView project = view_of(context, row);
  OldProject view;
  view.project_id = project.id;
  view.status = status_of(project.state);
  view.concept_prompt = project.idea;
  view.character_description = project.character_description;
  view.character_image_url = link(context, kImages, row.character_image);
  view.product_image_url = link(context, kImages, product_image(context, row.id));
  view.audio_backing_track_url = link(context, kSongs, row.audio);
  view.final_output_url = link(context, kVideos, row.film);
  view.scenes = scenes_of(context, project);
  view.scene_count = static_cast<std::int64_t>(view.scenes.size());
  view.completed_scenes = count(view.scenes, "completed");
  view.failed_scenes = count(view.scenes, "failed");
  view.created_at = project.created_at;
  view.updated_at = project.changed_at;
  return view;
}

std::optional<OldFilm> old_film_of(const Context& context, const store::ProjectRow& project) {
  const auto url = link(context, kVideos, project.film);
  if (!url) return std::nullopt;
  return OldFilm{
      .project_id = project.id, .video_url = *url, .expires_in_seconds = seconds_left(context, *url)};
}

}  // namespace api
