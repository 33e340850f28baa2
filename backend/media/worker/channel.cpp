#include "media/worker/channel.h"

#include <array>
#include <cerrno>
#include <unistd.h>

#include "base/text.h"

namespace media {
namespace json = boost::json;
using base::ErrorKind;
namespace {

constexpr std::array kKinds = {
    ErrorKind::kInternal,    ErrorKind::kUsage,      ErrorKind::kNotFound, ErrorKind::kUnreadable,
    ErrorKind::kEmpty,       ErrorKind::kDamaged,    ErrorKind::kNotMedia, ErrorKind::kPlaylist,
    ErrorKind::kUnsupported, ErrorKind::kUnwritable, ErrorKind::kDiskFull, ErrorKind::kOutOfRange,
    ErrorKind::kTimedOut,    ErrorKind::kCanceled,   ErrorKind::kTooLong,
};

std::string text_of(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

json::object to_json(const base::Error& error) {
  return {{"kind", base::name_of(error.kind())},
          {"message", base::printable(error.message())},
          {"details", base::printable(error.details())}};
}

base::Error error_from_json(const json::object& object) {
  const std::string name = text_of(object, "kind");
  ErrorKind kind = ErrorKind::kDamaged;
  for (const ErrorKind candidate : kKinds) {
    if (base::name_of(candidate) == name) kind = candidate;
  }
  return {kind, text_of(object, "message"), text_of(object, "details")};
}

void Reporter::progress(double fraction) {
  // A line per percent is all that a progress bar can show.
  if (fraction < last_progress_ + 0.01 && fraction < 1) return;
  last_progress_ = fraction;
  line("progress", fraction);
}

void Reporter::line(std::string_view key, const json::value& value) {
  const std::string text = json::serialize(json::object{{key, value}}) + "\n";
  if (!write_fully(fd_, text.data(), text.size())) ::_exit(1);
}

bool write_fully(int fd, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = ::write(fd, at, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace media
