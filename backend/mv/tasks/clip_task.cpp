#include "mv/tasks/clip_task.h"

#include <cmath>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/base64.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/random.h"
#include "base/text.h"
#include "mv/clip_key.h"
#include "mv/film_plan.h"
#include "mv/job_commission.h"
#include "mv/made_by.h"
#include "mv/make_at.h"
#include "mv/maker_choice.h"
#include "mv/picture_format.h"
#include "mv/pretty_json.h"
#include "mv/projects.h"
#include "mv/prompt_template.h"
#include "mv/restitch.h"
#include "mv/scene_picture.h"
#include "mv/takes.h"
#include "mv/timestamp.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

constexpr int kFramesPerSecond = 24;
constexpr const char* kDefaultSize = "720p";
constexpr std::uint64_t kLargestTold = 1ULL << 53;

media::VideoFormat format_of(const VideoRequest& request, const Flavor& flavor) {
  return picture_format(request.aspect_ratio.value_or(flavor.image.video_aspect_ratio),
                        request.size.value_or(kDefaultSize), kFramesPerSecond);
}

std::int64_t frames_of(const VideoRequest& request, const Flavor& flavor, timing::FrameRate rate) {
  const auto seconds = request.duration.value_or(flavor.image.video_duration);
  // Outside a clip's limits whatever they are; the product below must not overflow.
  const auto bounded = std::clamp<std::int64_t>(seconds, 0, 100'000);
  return plan_film({.rate = rate,
                    .clip_length = timing::Flicks(bounded * timing::Flicks::period::den),
                    .scenes = 1,
                    .whole_song = {}})
      .frames();
}

void tell(const Workshop& workshop, const jobs::Job& job, const ClipRequest& request, const Flavor& flavor) {
  const StepLog steps = workshop.studio.steps();
  if (!steps.is_on()) return;
  boost::json::object values = job.input;
  if (!job.scene.empty()) values["scene_id"] = job.scene;
  steps.write(Step::kVideoRequestArgsReceived, values);
  steps.write(Step::kVideoDefaultsApplied,
              {{"aspect_ratio", aspect_name(request.format)},
               {"size", size_name(request.format)},
               {"duration", timing::to_seconds(timing::frame_time(request.frames, request.format.rate))},
               {"seed", request.seed},
               {"config_flavor", flavor.name}});
  steps.write(Step::kVideoFullPrompt, {{"prompt", request.prompt},
                                       {"negative_prompt", request.negative_prompt},
                                       {"character_description", request.character_description},
                                       {"has_reference_image", request.character_image.has_value()},
                                       {"has_music", request.music.has_value()}});
  steps.write(Step::kVideoBackendSelected, {{"backend", job.maker}});
  if (workshop.mock_clips) steps.write(Step::kMockModeEnabled, {{"backend", job.maker}});
}

std::string key_of(const ClipRequest& request, const Flavor& flavor, const ClipMaker& maker) {
  const std::string image = request.character_image ? base::hash_file(*request.character_image) : "";
  return clip_key(request, flavor, maker.version(), image);
}

struct MadeClip {
  MadeBy by;
  bool is_kept = true;  // from before
};

// The clip, made now or kept from before; then it lies at its place in the library.
MadeClip make_clip(const Workshop& workshop, const jobs::Job& job, const ClipRequest& request,
                   const Flavor& flavor, jobs::Attempt& attempt) {
  tell(workshop, job, request, flavor);
  ClipMaker& maker = clip_maker(workshop, job.maker);
  const fs::path place = workshop.library.place_for_video(job.id);
  const std::string key = workshop.keeps_clips ? key_of(request, flavor, maker) : "";
  JobCommission commission(workshop, job, attempt, attempt, key);
  std::optional<Made> made;
  make_at(
      workshop, place, key, ".mp4",
      [&](const fs::path& out) { made = maker.make(request, flavor, out, commission); }, commission.cancel());
  commission.runs().settle(made ? made->notes : std::vector<std::string>());
  MadeBy by = made ? made_by(*made, commission.runs())
                   : kept_by(request.model.empty() ? job.maker : request.model, commission.runs());
  for (std::string& note : notes_of_choice(workshop, job.maker, Work::kClip, flavor))
    by.notes.push_back(std::move(note));
  return {.by = std::move(by), .is_kept = !made};
}

VideoMetadata metadata_of(const Workshop& workshop, const jobs::Job& job, const ClipRequest& request,
                          const Flavor& flavor, const MadeClip& made,
                          std::chrono::steady_clock::time_point began) {
  const Studio& studio = workshop.studio;
  const double seconds = timing::to_seconds(timing::frame_time(request.frames, request.format.rate));
  VideoMetadata metadata;
  metadata.prompt = request.prompt;
  metadata.backend_used = job.maker;
  metadata.model_used = made.by.model;
  metadata.kept_from_before = made.is_kept;
  if (!made.by.runs.empty()) metadata.runs = made.by.runs;
  if (!made.by.notes.empty()) metadata.notes = made.by.notes;
  metadata.parameters_used = {.aspect_ratio = aspect_name(request.format),
                              .duration = seconds,
                              .generate_audio = request.generate_audio && job.maker != kBuiltinMaker,
                              .negative_prompt = {},
                              .seed = {}};
  // Seeds that follow from a film's have 64 bits, more than a number in JSON holds everywhere.
  if (request.seed < kLargestTold) metadata.parameters_used.seed = static_cast<std::int64_t>(request.seed);
  if (!request.negative_prompt.empty()) metadata.parameters_used.negative_prompt = request.negative_prompt;
  metadata.generation_timestamp = timestamp(studio.clock);
  metadata.processing_time_seconds = std::chrono::duration<double>(studio.clock.now() - began).count();
  metadata.local_path = workshop.library.place_for_video(job.id).string();
  metadata.video_id = job.id;
  metadata.local_video_url = "/api/mv/get_video/" + job.id;
  metadata.config_flavor = flavor.name;
  metadata.frames = request.frames;
  metadata.duration_seconds = seconds;
  metadata.width = request.format.width;
  metadata.height = request.format.height;
  return metadata;
}

VideoReply finish(const Workshop& workshop, const jobs::Job& job, VideoMetadata metadata) {
  VideoReply reply;
  reply.video_id = job.id;
  reply.video_path = metadata.local_path;
  reply.video_url = metadata.local_video_url;
  reply.metadata = std::move(metadata);
  const boost::json::object told = schema::to_json(reply.metadata);
  workshop.library.finish_video(job.id, pretty(told));
  workshop.studio.steps().write(Step::kVideoGenerationResult, told);
  store::MediaRow row;
  row.id = job.id;
  row.kind = "video";
  row.title = reply.metadata.prompt.substr(0, 200);
  row.seconds = reply.metadata.duration_seconds;
  row.origin = "made";
  row.project = job.project;
  if (!base::is_valid_utf8(row.title)) row.title.clear();
  workshop.library.record(std::move(row), reply.video_path);
  return reply;
}

void keep_as_take(const Workshop& workshop, const jobs::Job& job, const VideoReply& reply,
                  std::string fingerprint) {
  add_take(workshop, {.id = job.id,
                      .scene = job.scene,
                      .origin = "painted",
                      .job = job.id,
                      .fingerprint = std::move(fingerprint),
                      .details = schema::to_text(schema::to_json(reply.metadata)),
                      .created = {}});
}

// 31 bits: other programs keep seeds in 32.
std::uint64_t seed_of(const std::optional<std::int64_t>& wanted, const std::string& job) {
  return wanted ? static_cast<std::uint64_t>(*wanted) : base::mix_seed(0, job) >> 33;
}

// What is said below the prompt, for makers that read prompts: a template with the aspect ratio in it.
void add_rules(ClipRequest& clip, const Flavor& flavor, const std::optional<std::string>& own) {
  clip.rules = fill_template(own.value_or(flavor.image.video_rules_template),
                             {{"aspect_ratio", aspect_name(clip.format)}});
  clip.person_generation = flavor.image.video_person_generation;
}

std::string_view image_data(std::string_view text) {
  if (text.starts_with("data:")) {
    const std::size_t comma = text.find(',');
    if (comma != std::string_view::npos) text.remove_prefix(comma + 1);
  }
  return text;
}

}  // namespace

void check(const Workshop& workshop, const VideoRequest& request) {
  base::require_text(request.prompt, "the prompt", kLongestIdea);
  if (base::trimmed(request.prompt).empty()) {
    throw Error(ErrorKind::kUsage, "the prompt is empty; say in a sentence what the clip shows");
  }
  const auto flavor = workshop.studio.flavors.find_or_default(request.config_flavor.value_or(""));
  choose_maker(workshop, Work::kClip, request.backend, *flavor);
  frames_of(request, *flavor, format_of(request, *flavor).rate);
  check_scene(workshop, request.project_id, request.sequence);
}

void keep_reference_image(const Workshop& workshop, VideoRequest& request, const std::string& job) {
  if (!request.reference_image_base64) return;
  const std::string text = std::exchange(request.reference_image_base64, std::nullopt).value();
  if (request.character_reference_id) return;  // the id wins
  const std::optional<std::string> bytes = base::from_base64(image_data(text));
  if (!bytes || bytes->empty()) {
    throw Error(ErrorKind::kUsage, "reference_image_base64 is no base64; send the image's bytes in base64");
  }
  base::write_text(workshop.library.place_for_video(job).parent_path() / "reference_image.jpg", *bytes);
}

void forget_reference_image(const Workshop& workshop, const std::string& job) {
  const fs::path folder = workshop.library.folder() / "jobs" / job;
  std::error_code ignored;
  fs::remove(folder / "reference_image.jpg", ignored);
  fs::remove(folder, ignored);  // only when it is empty
}

VideoReply ClipTask::make_alone(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto began = workshop_.studio.clock.now();
  const auto request = schema::from_json<VideoRequest>(job.input);
  const auto flavor =
      workshop_.studio.flavors.select(request.config_flavor.value_or(""), ConfigType::kImageParams);
  ClipRequest clip;
  clip.prompt = request.prompt;
  clip.negative_prompt = request.negative_prompt.value_or("");
  clip.format = format_of(request, *flavor);
  clip.frames = frames_of(request, *flavor, clip.format.rate);
  clip.seed = clip.film_seed = seed_of(request.seed, job.id);
  clip.model = model_of(workshop_, job.maker, Work::kClip, *flavor);
  clip.generate_audio = request.generate_audio.value_or(flavor->image.video_generate_audio);
  add_rules(clip, *flavor, request.video_rules_template);
  std::optional<std::string> warning;
  const fs::path reference = workshop_.library.place_for_video(job.id).parent_path() / "reference_image.jpg";
  if (request.character_reference_id) {
    clip.character_image = workshop_.library.image(*request.character_reference_id);
    if (!clip.character_image) {
      warning = fmt::format("there is no character image with the id {}; the clip was made without it",
                            *request.character_reference_id);
    }
  } else if (fs::exists(reference)) {
    clip.character_image = reference;
  }
  // Without a picture the prompt tells who is in it.
  if (!clip.character_image && job.maker == kBuiltinMaker) clip.character_description = request.prompt;
  const auto made = make_clip(workshop_, job, clip, *flavor, attempt);
  VideoMetadata metadata = metadata_of(workshop_, job, clip, *flavor, made, began);
  if (request.character_reference_id) metadata.character_reference_id = *request.character_reference_id;
  if (request.character_reference_id && clip.character_image) {
    metadata.character_reference_path = clip.character_image->string();
  }
  if (warning) metadata.character_reference_warning = *warning;
  metadata.has_reference_image = clip.character_image.has_value();
  if (fs::exists(reference)) metadata.reference_image_path = reference.string();
  VideoReply reply = finish(workshop_, job, std::move(metadata));
  reply.character_reference_warning = warning;
  if (!job.scene.empty()) keep_as_take(workshop_, job, reply, fingerprint_of_scene(workshop_, job.scene));
  return reply;
}

VideoReply ClipTask::make_take(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto began = workshop_.studio.clock.now();
  const auto request = schema::from_json<TakeRequest>(job.input);
  const auto scene = workshop_.records.projects().find_scene(job.scene);
  if (scene && job.maker == kBuiltinMaker)
    attempt.stage(fmt::format("painting clip {}", scene->position + 1));
  const ScenePicture picture = picture_of_scene(workshop_, job.scene, job.maker, attempt.cancel());
  ClipRequest clip = picture.request;
  clip.model = model_of(workshop_, job.maker, Work::kClip, *picture.flavor);
  add_rules(clip, *picture.flavor, std::nullopt);
  if (request.seed) clip.seed = static_cast<std::uint64_t>(*request.seed);
  const auto made = make_clip(workshop_, job, clip, *picture.flavor, attempt);
  const VideoMetadata metadata = metadata_of(workshop_, job, clip, *picture.flavor, made, began);
  VideoReply reply = finish(workshop_, job, metadata);
  keep_as_take(workshop_, job, reply, picture.fingerprint);
  return reply;
}

boost::json::object ClipTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  if (job.maker == kBuiltinMaker) attempt.stage("painting");  // others say themselves what they do
  // A scene may be given along with a prompt: then the clip is made of the prompt, for the scene.
  boost::json::object told =
      schema::to_json(job.input.contains("prompt") ? make_alone(job, attempt) : make_take(job, attempt));
  if (!job.scene.empty()) finish_film(workshop_, job, attempt);
  return told;
}

}  // namespace mv
