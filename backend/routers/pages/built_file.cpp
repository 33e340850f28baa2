#include "routers/pages/built_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <system_error>

#include "base/text.h"
#include "routers/pages/preference.h"

namespace pages {
namespace {

namespace fs = std::filesystem;

struct Type {
  std::string_view ending, name;
};
constexpr std::array kTypes = {Type{".html", "text/html; charset=utf-8"},
                               Type{".js", "text/javascript; charset=utf-8"},
                               Type{".css", "text/css; charset=utf-8"},
                               Type{".svg", "image/svg+xml"},
                               Type{".woff2", "font/woff2"},
                               Type{".png", "image/png"},
                               Type{".jpg", "image/jpeg"},
                               Type{".webp", "image/webp"},
                               Type{".ico", "image/x-icon"},
                               Type{".json", "application/json"},
                               Type{".webmanifest", "application/manifest+json"},
                               Type{".map", "application/json"},
                               Type{".txt", "text/plain; charset=utf-8"},
                               Type{".mp4", "video/mp4"}};

bool is_built(const fs::path& file) {
  std::error_code error;
  return fs::is_regular_file(fs::symlink_status(file, error));
}

fs::path with_ending(const fs::path& file, const char* ending) {
  return fs::path(file.native() + ending);
}

}  // namespace

bool is_asset_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && !name.ends_with(".br") && !name.ends_with(".gz") &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_';
         });
}

std::string type_of(std::string_view name) {
  for (const Type& type : kTypes) {
    if (base::lower(name).ends_with(type.ending)) return std::string(type.name);
  }
  return "application/octet-stream";
}

http::Response built_file(const fs::path& file, const http::Request& request) {
  const fs::path brotli = with_ending(file, ".br");
  const fs::path gzip = with_ending(file, ".gz");
  http::Response response;
  response.content_type = type_of(file.filename().string());
  response.headers.push_back({"Vary", "Accept-Encoding"});
  response.file = http::FileBody{.path = file, .content_type = response.content_type};
  // Parts are parts of the file as it is.
  if (request.header("Range") != nullptr) return response;
  const std::string_view encoding =
      best_encoding(request.header("Accept-Encoding"), is_built(brotli), is_built(gzip));
  if (encoding.empty()) return response;
  response.file->path = encoding == "br" ? brotli : gzip;
  response.headers.push_back({"Content-Encoding", std::string(encoding)});
  return response;
}

}  // namespace pages
