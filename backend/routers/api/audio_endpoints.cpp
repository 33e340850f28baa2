#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/lanes.h"
#include "mv/library_song.h"
#include "mv/tasks/audio_tasks.h"
#include "routers/api/endpoint.h"
#include "routers/api/kept_reply.h"
#include "routers/api/media_reply.h"
#include "routers/api/mv_schema.h"
#include "routers/api/uploaded_media.h"

namespace api {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using http::Method;

constexpr std::size_t kShortestId = 10;

const schema::ErrorAnswer kNoSong = {404, "NotFound", "there is no audio with the id …"};

std::string audio_id(const http::Request& request) {
  const std::string& id = request.parameters.at("id");
  if (id.size() < kShortestId) throw Error(ErrorKind::kUsage, "the audio id is too short; it must be a UUID");
  return base::lower(base::printable(id));
}

template <class Body>
http::Reply run(const Context& context, const http::Request& request, const Body& body, const char* kind,
                const char* lane) {
  return run_job(context, request, [&](const std::string& id) {
    mv::check(context.workshop, body);
    return std::vector{jobs::NewJob{.id = id, .kind = kind, .lane = lane, .input = schema::to_json(body)}};
  });
}

// Browsers play everything that we keep but Apple's lossless sound.
bool needs_aac(const Context& context, const http::Request& request, const std::string& id,
               const fs::path& file) {
  const auto format = request.query_value("format");
  if (format && *format != "m4a" && *format != "original") {
    throw Error(ErrorKind::kUsage, "format is not possible; choose original or m4a");
  }
  if (format) return *format == "m4a";
  return file.extension() == ".m4a" && mv::codec_of_song(context.workshop, id, {}) == "alac";
}

http::Reply get_audio(const Context& context, const http::Request& request) {
  const std::string id = audio_id(request);
  const fs::path file = context.workshop.library.existing_audio(id);
  if (!needs_aac(context, request, id, file)) {
    return file_reply(request, file, audio_type(file), id + file.extension().string());
  }
  KeptThing thing;
  thing.key = "aac " + id;
  thing.job.kind = "aac";
  thing.job.lane = mv::kMediaLane;
  thing.job.input = schema::to_json(mv::AacRequest{.audio_id = id});
  thing.find = [&context, id, request]() -> std::optional<http::Response> {
    const auto aac = mv::made_aac(context.workshop, id);
    if (!aac) return std::nullopt;
    return file_reply(request, *aac, "audio/mp4", id + ".m4a");
  };
  return kept_reply(context, request, std::move(thing));
}

http::Reply audio_info(const Context& context, const http::Request& request) {
  AudioInfo info;
  info.audio_id = audio_id(request);
  if (const auto file = context.workshop.library.audio(info.audio_id)) {
    const FileFacts facts = facts_of(*file);
    info.exists = true;
    info.file_size_bytes = facts.bytes;
    info.created_at = facts.created_at;
    if (const auto row = context.workshop.library.find(info.audio_id)) {
      info.title = row->title;
      info.duration = row->seconds;
    }
  }
  return described(context, info);
}

http::Reply upload(const Context& context, const http::Request& request) {
  const std::string title = request.query_value("filename").value_or("");
  base::require_text(title, "the filename", 4096);
  if (request.body_bytes == 0)
    throw Error(ErrorKind::kEmpty, "the upload is empty (0 bytes); send the song's bytes as the body");
  return described(context, take_song(context, request.body_file, title), 201);
}

Endpoint upload_endpoint(const Context& context) {
  Endpoint endpoint = takes_nothing<mv::AudioReply>(
      Method::kPut, "/api/audio/upload",
      {.id = "upload_audio",
       .summary = "Upload a song",
       .about = "The body is the file itself. Its format is told by its content: MP3, M4A/AAC, OGG (Opus, "
                "Vorbis), FLAC or WAV. The original is kept as it is; equal files "
                "are stored once. `filename` is only its title.",
       .tag = "Songs",
       .errors = {{413, "TooLarge", "The file is larger than this server takes."},
                  {422, "Refused", "song.mp3 is no song: it is a text"},
                  {507, "DiskFull", "The disk is full."}},
       .status = 201},
      [&context](const http::Request& request) { return upload(context, request); });
  endpoint.route.body = http::BodyKind::kFile;
  endpoint.route.most_body_bytes = context.most_upload_bytes;
  endpoint.operation.query = schema::schema_of<UploadQuery>();
  endpoint.operation.body =
      schema::RequestBody{.schema = {},
                          .media_types = {"audio/mpeg", "audio/mp4", "audio/ogg", "audio/flac", "audio/wav",
                                          "application/octet-stream"},
                          .about = "The song"};
  return endpoint;
}

std::vector<Endpoint> makers(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_json<mv::DownloadRequest, mv::AudioReply>(
      Method::kPost, "/api/audio/download",
      {.id = "download_audio",
       .summary = "Download the sound of a video page",
       .about = "By yt-dlp, as MP3. Only links to the hosts of the setting SONGREEL_DOWNLOAD_HOSTS are "
                "followed (youtube.com and youtu.be unless set otherwise).",
       .tag = "Songs",
       .errors = {{400, "ValidationError", "audio_quality is not possible; choose 128, 192, 256 or 320"},
                  {422, "Refused", "The link leads to another site."},
                  {500, "AudioDownloadError", "The video is private or was removed."},
                  {500, "ConfigurationError", "yt-dlp is missing or too old."}},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::DownloadRequest& body) {
        return run(context, request, body, "download", mv::kDownloadLane);
      }));
  table.push_back(takes_json<mv::FetchAudioRequest, mv::AudioReply>(
      Method::kPost, "/api/audio/fetch",
      {.id = "fetch_audio",
       .summary = "Take a song from a direct link",
       .about = "http and https; addresses of this machine and of private networks are refused, wherever the "
                "link or a redirect leads.",
       .tag = "Songs",
       .errors = {{422, "Refused", "The link leads to an address that is not followed."}},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::FetchAudioRequest& body) {
        return run(context, request, body, "fetch", mv::kDownloadLane);
      }));
  table.push_back(takes_json<mv::TrimAudioRequest, mv::TrimAudioReply>(
      Method::kPost, "/api/audio/trim",
      {.id = "trim_audio",
       .summary = "Cut off the beginning of a song",
       .about = "Without re-encoding. The original stays; the result is a new song. A start past the end "
                "gives a valid song of almost no length. `duration` is the real one.",
       .tag = "Songs",
       .errors = {{400, "ValidationError", "start_at is -1; it must be 0 or more seconds"}, kNoSong},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::TrimAudioRequest& body) {
        return run(context, request, body, "trim", mv::kMediaLane);
      }));
  return table;
}

}  // namespace

schema::Notes UploadQuery::notes() {
  return {.about = "",
          .fields = {{"filename", {.about = "Its name on your disk, as title.", .example = "song.mp3"}}}};
}

std::vector<Endpoint> audio_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(upload_endpoint(context));
  for (Endpoint& endpoint : makers(context)) table.push_back(std::move(endpoint));
  table.push_back(media_endpoint(
      "/api/audio/get/{id}",
      {.id = "get_audio",
       .summary = "A song",
       .about =
           "The original with its true type. `?format=m4a` gives AAC, which plays everywhere (made once).",
       .tag = "Songs",
       .errors = {{400, "ValidationError", "the audio id is too short; it must be a UUID"}, kNoSong}},
      "audio/mpeg", [&context](const http::Request& request) { return get_audio(context, request); }));
  table.back().operation.query = schema::schema_of<AudioQuery>();
  table.push_back(takes_nothing<AudioInfo>(
      Method::kGet, "/api/audio/info/{id}",
      {.id = "get_audio_info",
       .summary = "Is there such a song?",
       .about = "Answers 200 for unknown ids too, with `exists: false`.",
       .tag = "Songs",
       .errors = {}},
      [&context](const http::Request& request) { return audio_info(context, request); }));
  return table;
}

}  // namespace api
