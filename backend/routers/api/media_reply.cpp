#include "routers/api/media_reply.h"

#include <array>
#include <chrono>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/library.h"
#include "mv/timestamp.h"
#include "routers/api/download_name.h"

namespace api {
namespace {

namespace fs = std::filesystem;

struct Type {
  std::string_view ending, name;
};
constexpr std::array kTypes = {
    Type{".png", "image/png"},   Type{".jpg", "image/jpeg"},  Type{".jpeg", "image/jpeg"},
    Type{".webp", "image/webp"}, Type{".mp3", "audio/mpeg"},  Type{".m4a", "audio/mp4"},
    Type{".opus", "audio/opus"}, Type{".webm", "audio/webm"}, Type{".ogg", "audio/ogg"},
    Type{".oga", "audio/ogg"},   Type{".aac", "audio/aac"},   Type{".flac", "audio/flac"},
    Type{".wav", "audio/wav"}};

std::string type_of(const fs::path& file) {
  const std::string ending = base::lower(file.extension().string());
  for (const Type& type : kTypes) {
    if (type.ending == ending) return std::string(type.name);
  }
  return "application/octet-stream";
}

http::Response with_header(const fs::path& file, const std::string& content_type, http::Header header) {
  http::Response response;
  response.content_type = content_type;
  response.file = http::FileBody{.path = file, .content_type = content_type};
  response.headers.push_back(std::move(header));
  return response;
}

}  // namespace

std::string checked_id(const http::Request& request, std::string_view what) {
  const std::string& id = request.parameters.at("id");
  if (!mv::is_id(id)) {
    throw base::Error(base::ErrorKind::kUsage,
                      fmt::format("the {} id is no UUID (36 characters with 4 dashes)", what));
  }
  return base::lower(id);
}

http::Response file_reply(const http::Request& request, const fs::path& file, const std::string& content_type,
                          const std::string& name) {
  return with_header(file, content_type,
                     {"Content-Disposition", attachment(request.query_value("filename").value_or(""), name)});
}

http::Response lasting_reply(const fs::path& file, const std::string& content_type) {
  return with_header(file, content_type, {"Cache-Control", kLasting});
}

std::string image_type(const fs::path& file) {
  return type_of(file);
}
std::string audio_type(const fs::path& file) {
  return type_of(file);
}

FileFacts facts_of(const fs::path& file) {
  std::error_code error;
  FileFacts facts{.bytes = static_cast<std::int64_t>(fs::file_size(file, error)), .created_at = {}};
  const auto written = fs::last_write_time(file, error);
  if (!error) {
    facts.created_at = mv::timestamp(std::chrono::time_point_cast<std::chrono::system_clock::duration>(
        std::chrono::file_clock::to_sys(written)));
  }
  return facts;
}

Endpoint media_endpoint(const std::string& pattern, const About& about, const std::string& content_type,
                        std::function<http::Reply(const http::Request&)> handle) {
  Endpoint endpoint = takes_nothing<std::string>(http::Method::kGet, pattern, about, std::move(handle));
  endpoint.operation.answers = {
      {.status = 200,
       .about = "The file",
       .content_type = content_type,
       .headers = {{"ETag", "Changes with the file"}, {"Accept-Ranges", "bytes"}}},
      {.status = 206, .about = "The part that `Range` asked for", .content_type = content_type},
      {.status = 304, .about = "Not changed since", .content_type = ""}};
  endpoint.operation.errors.push_back({416, "RangeNotSatisfiable", "The range lies outside the file."});
  return endpoint;
}

}  // namespace api
