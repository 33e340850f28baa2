#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/film_graph.h"
#include "mv/lanes.h"
#include "mv/maker_choice.h"
#include "mv/tasks/character_task.h"
#include "mv/tasks/clip_task.h"
#include "mv/tasks/scenes_task.h"
#include "mv/tasks/stitch_task.h"
#include "mv/timestamp.h"
#include "routers/api/endpoint.h"
#include "routers/api/media_reply.h"
#include "routers/api/mv_schema.h"

namespace api {
namespace {

namespace json = boost::json;
using base::Error;
using http::Method;

const schema::ErrorAnswer kBlank = {400, "ValidationError",
                                    "the idea is empty; say in a sentence what the film shows"};
const schema::ErrorAnswer kNoKey = {
    500, "ConfigurationError",
    "the maker replicate is not set up: set REPLICATE_API_TOKEN and start Songreel again"};
const schema::ErrorAnswer kBadId = {400, "ValidationError", "the id is no UUID"};

// A reference image as base64 in JSON: 12 MB of picture.
constexpr std::uint64_t kMostVideoBody = 16ULL << 20;

std::string chosen(const Context& context, mv::Work work, const std::optional<std::string>& backend,
                   const std::optional<std::string>& flavor) {
  return mv::choose_maker(context.workshop, work, backend,
                          *context.workshop.studio.flavors.find_or_default(flavor.value_or("")))
      .maker;
}

http::Reply create_scenes(const Context& context, const http::Request& request,
                          const mv::CreateScenesRequest& body) {
  return run_job(context, request, [&](const std::string& id) {
    mv::check(context.workshop, body);
    jobs::NewJob job{.id = id,
                     .kind = "scenes",
                     .project = base::lower(body.project_id.value_or("")),
                     .input = schema::to_json(body)};
    mv::give_to(job, chosen(context, mv::Work::kScenes, body.backend, body.config_flavor), mv::kWriteLane);
    return std::vector{std::move(job)};
  });
}

http::Reply generate_character(const Context& context, const http::Request& request,
                               const mv::CharacterRequest& body) {
  return run_job(context, request, [&](const std::string& id) {
    mv::check(context.workshop, body);
    jobs::NewJob job{.id = id, .kind = "character", .input = schema::to_json(body)};
    mv::give_to(job, chosen(context, mv::Work::kImage, body.backend, body.config_flavor), mv::kPaintLane);
    return std::vector{std::move(job)};
  });
}

jobs::NewJob clip_job(const Context& context, mv::VideoRequest body, const std::string& id) {
  mv::check(context.workshop, body);
  jobs::NewJob job{.id = id, .kind = "clip"};
  mv::give_to(job, chosen(context, mv::Work::kClip, body.backend, body.config_flavor), mv::kPaintLane);
  mv::keep_reference_image(context.workshop, body, id);
  job.input = schema::to_json(body);
  if (body.project_id) {
    const store::SceneRow scene = mv::scene_at(context.workshop, *body.project_id, *body.sequence);
    job.project = scene.project;
    job.scene = scene.id;
  }
  return job;
}

http::Reply generate_video(const Context& context, const http::Request& request,
                           const mv::VideoRequest& body) {
  std::string id;
  jobs::Job made;
  try {
    made = enqueue(context, request, [&](const std::string& own) {
      id = own;
      return std::vector{clip_job(context, body, own)};
    });
  } catch (const Error&) {
    // Not that of a twin, which was a moment faster and lives.
    if (!id.empty() && !context.workshop.queue.find(id)) mv::forget_reference_image(context.workshop, id);
    throw;
  }
  // A key from before ids followed from keys: the first one has its own.
  if (!id.empty() && made.id != id) mv::forget_reference_image(context.workshop, id);
  return wait_for_job(context, request, made);
}

http::Reply stitch_videos(const Context& context, const http::Request& request,
                          const mv::StitchVideosRequest& body) {
  return run_job(context, request, [&](const std::string& id) {
    mv::check(context.workshop, body);
    return std::vector{jobs::NewJob{.id = id,
                                    .kind = "stitch",
                                    .lane = mv::kMediaLane,
                                    .maker = mv::kBuiltinMaker,
                                    .input = schema::to_json(body)}};
  });
}

http::Reply get_video(const Context& context, const http::Request& request) {
  schema::parse_query<MediaQuery>(request.query).take();
  const std::string id = checked_id(request, "video");
  return file_reply(request, context.workshop.library.existing_video(id), "video/mp4", id + ".mp4");
}

http::Reply get_image(const Context& context, const http::Request& request) {
  schema::parse_query<MediaQuery>(request.query).take();
  const std::string id = checked_id(request, "image");
  const std::filesystem::path file = context.workshop.library.existing_image(id);
  return file_reply(request, file, image_type(file), id + file.extension().string());
}

http::Reply video_info(const Context& context, const http::Request& request) {
  const std::string id = checked_id(request, "video");
  VideoInfo info;
  info.video_id = id;
  if (const auto file = context.workshop.library.video(id)) {
    const FileFacts facts = facts_of(*file);
    info.exists = true;
    info.file_size_bytes = facts.bytes;
    info.created_at = facts.created_at;
    info.serving_mode = std::string("local");
  }
  return described(context, info);
}

Endpoint stitching(const Context& context, const std::string& pattern, const std::string& id) {
  Endpoint endpoint = takes_json<mv::StitchVideosRequest, mv::StitchReply>(
      Method::kPost, pattern,
      {.id = id,
       .summary = "Stitch clips into a film",
       .about = "Hard cuts in the given order, on exact frames, without re-encoding where the clips match. "
                "The song is laid under the whole film: longer than the "
                "film, it is cut; shorter, silence follows. All clips must exist; a missing song is a "
                "warning. `metadata.proof` is the measured offset of sound to song.",
       .tag = "Films",
       .errors = {{400, "ValidationError", "video_ids is empty; name at least one clip"},
                  {404, "NotFound", "there is no video with the id …"},
                  {500, "StitchingError", "A clip could not be read."}},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::StitchVideosRequest& body) {
        return stitch_videos(context, request, body);
      });
  endpoint.operation.is_deprecated = id != "stitch_video";
  return endpoint;
}

std::vector<Endpoint> makers(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_json<mv::CreateScenesRequest, mv::CreateScenesReply>(
      Method::kPost, "/api/mv/create_scenes",
      {.id = "create_scenes",
       .summary = "Write scenes for an idea",
       .about = "As many as asked for, else as the flavor says. Without a seed, every call writes others. "
                "With `project_id` they become the scenes of that project.",
       .tag = "Films",
       .errors = {kBlank, {404, "NotFound", "there is no project with the id …"}},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::CreateScenesRequest& body) {
        return create_scenes(context, request, body);
      }));
  table.push_back(takes_json<mv::CharacterRequest, mv::CharacterReply>(
      Method::kPost, "/api/mv/generate_character_reference",
      {.id = "generate_character_reference",
       .summary = "Make candidates for the character",
       .about = "One to four images of the same description to choose from. Give the chosen one's id to "
                "`generate_video` as `character_reference_id`.",
       .tag = "Films",
       .errors = {kBlank},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::CharacterRequest& body) {
        return generate_character(context, request, body);
      }));
  table.push_back(takes_json<mv::VideoRequest, mv::VideoReply>(
      Method::kPost, "/api/mv/generate_video",
      {.id = "generate_video",
       .summary = "Make a clip",
       .about = "Several at once run in parallel. An unknown `character_reference_id` is a warning in the "
                "reply, not an error. `backend`: `builtin` needs nothing and "
                "is taken without it. Differences to older servers: the clip's "
                "real length and the seed stand in `metadata`.",
       .tag = "Films",
       .errors = {{400, "ValidationError", "the prompt is empty; say in a sentence what the clip shows"},
                  kNoKey,
                  {500, "VideoGenerationError", "The clip could not be made."}},
       .takes = Takes::kLong,
       .most_body_bytes = kMostVideoBody},
      [&context](const http::Request& request, const mv::VideoRequest& body) {
        return generate_video(context, request, body);
      }));
  table.push_back(stitching(context, "/api/mv/stitch_video", "stitch_video"));
  table.push_back(stitching(context, "/api/mv/stitch-videos", "stitch_videos"));
  return table;
}

std::vector<Endpoint> readers(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_nothing<FlavorList>(
      Method::kGet, "/api/mv/get_config_flavors",
      {.id = "get_config_flavors", .summary = "List the flavors", .about = "", .tag = "Films", .errors = {}},
      [&context](const http::Request&) -> http::Reply {
        return described(context, FlavorList{.flavors = context.workshop.studio.flavors.names()});
      }));
  table.push_back(takes_nothing<DirectorList>(
      Method::kGet, "/api/mv/get_director_configs",
      {.id = "get_director_configs",
       .summary = "List the director presets",
       .about = "Only presets that are really applied are listed; there are none yet.",
       .tag = "Films",
       .errors = {}},
      [&context](const http::Request&) -> http::Reply { return described(context, DirectorList{}); }));
  table.push_back(takes_nothing<StorageInfo>(
      Method::kGet, "/api/mv/config/debug",
      {.id = "read_storage_config",
       .summary = "Where media are kept and served from",
       .about = "",
       .tag = "System",
       .errors = {}},
      [&context](const http::Request&) -> http::Reply {
        const StorageSettings& storage = context.storage;
        return described(context, StorageInfo{.SERVE_FROM_CLOUD = storage.serve_from_cloud,
                                              .STORAGE_BACKEND = storage.backend,
                                              .STORAGE_BUCKET = storage.bucket,
                                              .PRESIGNED_URL_EXPIRY = storage.presigned_url_expiry,
                                              .cloud_serving_enabled = false});
      }));
  table.push_back(media_endpoint(
      "/api/mv/get_video/{id}",
      {.id = "get_video",
       .summary = "A clip or film",
       .about = "Ranges, conditional requests and HEAD are answered.",
       .tag = "Films",
       .errors = {kBadId, {404, "NotFound", "there is no video with the id …"}}},
      "video/mp4", [&context](const http::Request& request) { return get_video(context, request); }));
  table.back().operation.query = schema::schema_of<MediaQuery>();
  table.push_back(takes_nothing<VideoInfo>(
      Method::kGet, "/api/mv/get_video/{id}/info",
      {.id = "get_video_info",
       .summary = "Is there such a video?",
       .about = "Answers 200 for unknown ids too, with `exists: false`.",
       .tag = "Films",
       .errors = {kBadId}},
      [&context](const http::Request& request) { return video_info(context, request); }));
  table.push_back(media_endpoint(
      "/api/mv/get_character_reference/{id}",
      {.id = "get_character_reference",
       .summary = "A character image",
       .about = "",
       .tag = "Films",
       .errors = {kBadId, {404, "NotFound", "there is no character image with the id …"}}},
      "image/png", [&context](const http::Request& request) { return get_image(context, request); }));
  table.back().operation.query = schema::schema_of<MediaQuery>();
  return table;
}

}  // namespace

std::vector<Endpoint> mv_endpoints(const Context& context) {
  std::vector<Endpoint> table = makers(context);
  for (Endpoint& endpoint : readers(context)) table.push_back(std::move(endpoint));
  return table;
}

}  // namespace api
