#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace base {

// What went wrong, as far as a caller can act on it. Each kind has one exit code (app/exit_code.h).
// The list is documented in docs/errors.md.
enum class ErrorKind {
  kInternal,        // a fault of ours
  kUsage,           // unknown option, missing argument
  kNotFound,        // the named file, flavor or id does not exist
  kUnreadable,      // it exists, but we may not read it
  kEmpty,           // zero bytes
  kDamaged,         // truncated or corrupt
  kBadRecords,      // our own records: damaged, of another program, or at odds with what is to be written
  kNotMedia,        // not the kind of media that was asked for (text, picture, silent video …)
  kPlaylist,        // a playlist or another file that refers to other files
  kUnsupported,     // real media, but not one that we take
  kUnsuitable,      // real media that we take, but not for this: no face to move the lips of
  kUnwritable,      // the output cannot be created there
  kDiskFull,        // no space left
  kOutOfRange,      // a number outside its allowed range
  kTooLong,         // a text over its limit
  kInvalidText,     // not UTF-8
  kBadFlavor,       // a flavor with faults, where one was asked to be checked
  kOutOfSync,       // a film whose sound is not where it must be
  kCanceled,        // the user asked to stop
  kTimedOut,        // a helper process took too long
  kConflict,        // it contradicts what is there: a taken port, a used key, a job that has ended
  kNotConfigured,   // a key or a program that this needs is not set up
  kUnavailable,     // for the moment: too many at once, shutting down
  kUnreachable,     // the network, or the server at its other end
  kRefusedAddress,  // a link that we do not follow
  kNeedsUser,       // only the user can decide how it goes on
  kOrderUnknown,    // so too; whether a vendor got an order, so that it may be paid twice
  kMakerFailed,     // a maker's server, or model, refused the work or did it badly
};

constexpr ErrorKind kLastErrorKind = ErrorKind::kMakerFailed;

// snake_case name of a kind, as it stands in JSON and logs ("disk_full").
std::string_view name_of(ErrorKind kind);

// The one exception type. `message` is one plain sentence that says what is wrong and, where the user can
// mend it, what to do; `details` is for logs and bug reports.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string message, std::string details = {})
      : kind_(kind), message_(std::move(message)), details_(std::move(details)) {}

  ErrorKind kind() const { return kind_; }
  const std::string& message() const { return message_; }
  const std::string& details() const { return details_; }
  const char* what() const noexcept override { return message_.c_str(); }

  // The same error with what was being tried in front: "could not open song.mp3: <message>".
  Error with_context(std::string_view context) const;

 private:
  ErrorKind kind_;
  std::string message_;
  std::string details_;
};

// The error for a failed system call on `path`, by errno: disk full, permission, missing, …
// `doing` completes "could not …": "write", "create".
Error file_error(std::string_view doing, std::string_view path, int error_number);

}  // namespace base
