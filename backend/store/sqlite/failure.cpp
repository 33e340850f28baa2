#include "store/sqlite/failure.h"

#include <cerrno>
#include <sqlite3.h>
#include <utility>

#include <fmt/format.h>

namespace store::sqlite {

using base::ErrorKind;

base::Error database_error(int code, int system_error, std::string_view file, std::string text) {
  std::string details = fmt::format("SQLite {}: {}", code, text);
  if (system_error != 0) details += fmt::format(" (errno {})", system_error);
  const auto say = [&](ErrorKind kind, std::string_view why) {
    return base::Error(kind, fmt::format("the database {} {}", file, why), std::move(details));
  };
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return say(ErrorKind::kDiskFull,
                 "could not be written: the disk is full; free some space and try again");
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT) {
        return say(ErrorKind::kDiskFull,
                   "could not be written: the disk is full; free some space and try again");
      }
      return say(ErrorKind::kUnwritable, "could not be read or written; check its disk and try again");
    case SQLITE_CANTOPEN:
      return say(ErrorKind::kUnwritable,
                 "could not be opened; check that its folder exists and that you may write there");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return say(ErrorKind::kUnwritable, "may not be written; check its access rights or name another place");
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return say(
          ErrorKind::kBadRecords,
          "is damaged or no database; put a backup in its place, or move it away to begin with an empty one");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return say(ErrorKind::kUnavailable, "is in use by another program; close that and try again");
    case SQLITE_CONSTRAINT:
      return say(ErrorKind::kBadRecords, "has such an entry already, or lacks one that this belongs to");
    default:
      return say(ErrorKind::kInternal, "did not take a command; this is a fault of Songreel");
  }
}

}  // namespace store::sqlite
