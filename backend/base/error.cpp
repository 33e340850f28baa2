#include "base/error.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace base {

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInternal:
      return "internal";
    case ErrorKind::kUsage:
      return "usage";
    case ErrorKind::kNotFound:
      return "not_found";
    case ErrorKind::kUnreadable:
      return "unreadable";
    case ErrorKind::kEmpty:
      return "empty";
    case ErrorKind::kDamaged:
      return "damaged";
    case ErrorKind::kBadRecords:
      return "bad_records";
    case ErrorKind::kNotMedia:
      return "not_media";
    case ErrorKind::kPlaylist:
      return "playlist";
    case ErrorKind::kUnsupported:
      return "unsupported";
    case ErrorKind::kUnsuitable:
      return "unsuitable";
    case ErrorKind::kUnwritable:
      return "unwritable";
    case ErrorKind::kDiskFull:
      return "disk_full";
    case ErrorKind::kOutOfRange:
      return "out_of_range";
    case ErrorKind::kTooLong:
      return "too_long";
    case ErrorKind::kInvalidText:
      return "invalid_text";
    case ErrorKind::kBadFlavor:
      return "bad_flavor";
    case ErrorKind::kOutOfSync:
      return "out_of_sync";
    case ErrorKind::kCanceled:
      return "canceled";
    case ErrorKind::kTimedOut:
      return "timed_out";
    case ErrorKind::kConflict:
      return "conflict";
    case ErrorKind::kNotConfigured:
      return "not_configured";
    case ErrorKind::kUnavailable:
      return "unavailable";
    case ErrorKind::kUnreachable:
      return "unreachable";
    case ErrorKind::kRefusedAddress:
      return "refused_address";
    case ErrorKind::kNeedsUser:
      return "needs_user";
    case ErrorKind::kOrderUnknown:
      return "order_unknown";
    case ErrorKind::kMakerFailed:
      return "maker_failed";
  }
  return "internal";
}

Error Error::with_context(std::string_view context) const {
  return Error(kind_, fmt::format("{}: {}", context, message_), details_);
}

Error file_error(std::string_view doing, std::string_view path, int error_number) {
  const auto say = [&](ErrorKind kind, std::string_view why) {
    return Error(kind, fmt::format("could not {} {}: {}", doing, path, why), std::strerror(error_number));
  };
  const bool writing = doing != "read" && doing != "open";
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return say(ErrorKind::kDiskFull, "the disk is full; free some space and run the same command again");
    case ENOENT:
      return writing ? say(ErrorKind::kUnwritable, "that folder does not exist; create it or name another")
                     : say(ErrorKind::kNotFound, "there is no such file; check the path");
    case EACCES:
    case EPERM:
    case EROFS:
      return writing ? say(ErrorKind::kUnwritable, "no permission to write there; name another place")
                     : say(ErrorKind::kUnreadable, "no permission to read it; check its access rights");
    case EMFILE:
    case ENFILE:
      return say(ErrorKind::kOutOfRange,
                 "too many files are open at once; raise the limit (ulimit -n 4096) or name fewer");
    case EISDIR:
      return say(writing ? ErrorKind::kUnwritable : ErrorKind::kUnreadable, "that is a folder, not a file");
    case ENOTDIR:
      return say(writing ? ErrorKind::kUnwritable : ErrorKind::kNotFound,
                 "a part of that path is not a folder");
    default:
      return say(writing ? ErrorKind::kUnwritable : ErrorKind::kUnreadable, std::strerror(error_number));
  }
}

}  // namespace base
