#include "routers/http/served_file.h"

#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "routers/http/byte_range.h"
#include "routers/http/http_date.h"

namespace http {
namespace {

std::string_view without_weakness(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

// Whether a list of If-None-Match names the tag; weak comparison (RFC 9110, 8.8.3.2).
bool names(std::string_view list, std::string_view etag) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::string_view tag = base::trimmed(list.substr(0, comma));
    if (tag == "*" || without_weakness(tag) == etag) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}

bool is_unchanged(const ServedFile& file, const Request& request) {
  if (const std::string* tags = request.header("If-None-Match")) return names(*tags, file.etag);
  const std::string* since = request.header("If-Modified-Since");
  if (!since) return false;
  const auto time = read_http_date(*since);
  return time && file.modified <= *time;
}

// Whether If-Range, where it stands, still means this file; the comparison is strong.
bool range_applies(const ServedFile& file, const Request& request) {
  const std::string* condition = request.header("If-Range");
  if (!condition) return true;
  if (condition->starts_with('"')) return *condition == file.etag;
  const auto time = read_http_date(*condition);
  return time && *time == file.modified;
}

}  // namespace

std::optional<ServedFile> open_served(const std::filesystem::path& path) {
  ServedFile served;
  served.file =
      base::FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  struct stat status {};
  if (!served.file || ::fstat(served.file.get(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENXIO) return std::nullopt;
    throw base::file_error("read", path.string(), errno);
  }
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  served.size = static_cast<std::uint64_t>(status.st_size);
  served.modified = status.st_mtim.tv_sec;
  served.etag = fmt::format("\"{:x}{:08x}-{:x}\"", static_cast<std::uint64_t>(status.st_mtim.tv_sec),
                            static_cast<std::uint64_t>(status.st_mtim.tv_nsec), served.size);
  return served;
}

FilePart part_of(const ServedFile& file, const Request& request) {
  if (is_unchanged(file, request)) return {.status = 304};
  FilePart whole{.status = 200, .length = file.size};
  const std::string* header = request.header("Range");
  if (!header || request.method != Method::kGet || !range_applies(file, request)) return whole;
  const ByteRange range = read_range(*header, file.size);
  switch (range.kind) {
    case ByteRange::Kind::kWhole:
      return whole;
    case ByteRange::Kind::kMalformed:
      return {.status = 400};
    case ByteRange::Kind::kUnsatisfiable:
      return {.status = 416, .content_range = fmt::format("bytes */{}", file.size)};
    case ByteRange::Kind::kPart:
      break;
  }
  return {
      .status = 206,
      .first = range.first,
      .length = range.length,
      .content_range = fmt::format("bytes {}-{}/{}", range.first, range.first + range.length - 1, file.size)};
}

}  // namespace http
