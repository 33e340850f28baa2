// What pages show of songs and films, and the picture that a user brings along.

#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "mv/lanes.h"
#include "mv/poster.h"
#include "mv/tasks/shown_media_tasks.h"
#include "mv/uploaded_picture.h"
#include "mv/waveform.h"
#include "routers/api/endpoint.h"
#include "routers/api/kept_reply.h"
#include "routers/api/media_reply.h"
#include "routers/api/shown_media_schema.h"
#include "routers/api/uploaded_media.h"

namespace api {
namespace {

using base::Error;
using base::ErrorKind;
using http::Method;

constexpr std::uint64_t kMostPictureBytes = 32ULL << 20;

const schema::ErrorAnswer kDamaged = {422, "Refused", "The file is damaged."};

http::Reply poster(const Context& context, const http::Request& request) {
  const std::string id = checked_id(request, "video");
  KeptThing thing;
  thing.key = "poster " + id;
  thing.job.kind = "still";
  thing.job.lane = mv::kShowLane;
  thing.job.input = schema::to_json(mv::StillRequest{.video_id = id});
  thing.find = [&context, id]() -> std::optional<http::Response> {
    const auto file = mv::find_poster(context.workshop, id);
    if (!file) return std::nullopt;
    return lasting_reply(*file, "image/jpeg");
  };
  return kept_reply(context, request, std::move(thing));
}

// Four digits are finer than any screen; they keep the reply small.
Waveform waveform_of(const audio::Peaks& peaks, std::size_t points) {
  Waveform waveform;
  waveform.duration = timing::to_seconds(peaks.duration);
  for (const float peak : audio::in_slices(peaks, points))
    waveform.points.push_back(std::round(static_cast<double>(peak) * 1e4) / 1e4);
  return waveform;
}

http::Reply waveform(const Context& context, const http::Request& request, const WaveformQuery& query) {
  const std::string id = checked_id(request, "audio");
  KeptThing thing;
  thing.key = "waveform " + id;
  thing.job.kind = "waveform";
  thing.job.lane = mv::kShowLane;
  thing.job.input = schema::to_json(mv::WaveformRequest{.audio_id = id});
  thing.find = [&context, id,
                points = static_cast<std::size_t>(query.points)]() -> std::optional<http::Response> {
    const auto peaks = mv::find_peaks(context.workshop, id);
    if (!peaks) return std::nullopt;
    http::Response response = described(context, waveform_of(*peaks, points));
    response.headers.push_back({"Cache-Control", kLasting});
    return response;
  };
  return kept_reply(context, request, std::move(thing));
}

http::Reply upload_picture(const Context& context, const http::Request& request) {
  const std::string title = request.query_value("filename").value_or("");
  base::require_text(title, "the filename", 4096);
  if (request.body_bytes == 0)
    throw Error(ErrorKind::kEmpty, "the upload is empty (0 bytes); send the picture's bytes as the body");
  const std::string_view ending = ending_of_picture(context, request.body_file, title);
  const std::string id = base::new_uuid();
  mv::import_picture(context.workshop, id, request.body_file, ending, title, "");
  return described(context,
                   UploadedPicture{.id = id,
                                   .image_url = "/api/mv/get_character_reference/" + id,
                                   .title = title,
                                   .file_size_bytes = static_cast<std::int64_t>(request.body_bytes)},
                   201);
}

Endpoint upload_endpoint(const Context& context) {
  Endpoint endpoint = takes_nothing<UploadedPicture>(
      Method::kPut, "/api/mv/character_reference/upload",
      {.id = "upload_character_reference",
       .summary = "Upload a picture of the character",
       .about =
           "The body is the file itself: PNG, JPEG or WebP, told by its content. The built-in maker keeps "
           "the figure of one of its own pictures; of others it takes the colours.",
       .tag = "Films",
       .errors = {{413, "TooLarge", "The file is larger than 32 MB."},
                  {422, "Refused", "her.txt is no picture that is taken here; send a PNG, a JPEG or a WebP"},
                  {507, "DiskFull", "The disk is full."}},
       .status = 201},
      [&context](const http::Request& request) { return upload_picture(context, request); });
  endpoint.route.body = http::BodyKind::kFile;
  endpoint.route.most_body_bytes = kMostPictureBytes;
  endpoint.operation.query = schema::schema_of<PictureQuery>();
  endpoint.operation.body = schema::RequestBody{
      .schema = {},
      .media_types = {"image/png", "image/jpeg", "image/webp", "application/octet-stream"},
      .about = "The picture"};
  return endpoint;
}

}  // namespace

std::vector<Endpoint> shown_media_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(media_endpoint(
      "/api/mv/get_video/{id}/poster",
      {.id = "get_video_poster",
       .summary = "A still of a clip or film",
       .about = "Its middle picture, at most 640 pixels wide; taken when it is first asked for.",
       .tag = "Films",
       .errors = {{400, "ValidationError", "the video id is no UUID"},
                  {404, "NotFound", "there is no video with the id …"},
                  kDamaged}},
      "image/jpeg", [&context](const http::Request& request) { return poster(context, request); }));
  table.push_back(takes_query<WaveformQuery, Waveform>(
      Method::kGet, "/api/audio/waveform/{id}",
      {.id = "get_waveform",
       .summary = "The peaks of a song",
       .about = "Gathered once; the reply waits for it.",
       .tag = "Songs",
       .errors = {{400, "ValidationError", "the audio id is no UUID"},
                  {404, "NotFound", "there is no audio with the id …"},
                  kDamaged}},
      [&context](const http::Request& request, const WaveformQuery& query) {
        return waveform(context, request, query);
      }));
  table.push_back(upload_endpoint(context));
  return table;
}

}  // namespace api
