#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/error.h"
#include "base/progress.h"

namespace net {

struct ApiHeader {
  std::string name, value;
};

// One request to a server whose address the user has set (a maker's, hosted or on their own machine), so any
// address may be meant. Links that such a server hands out are fetched with net::Fetcher, through its guard.
struct ApiRequest {
  enum class Method { kGet, kPost, kPut, kDelete };
  Method method = Method::kGet;
  std::string url;
  std::vector<ApiHeader> headers;  // may hold a key; they are never logged
  std::string body;
  std::optional<std::filesystem::path> body_file;  // sent instead of `body`
  // A success's body goes into this file instead of the reply; written in place: give a base::PendingFile's.
  std::optional<std::filesystem::path> out;
  std::uint64_t most_bytes = 32ULL << 20;  // of the answer's body, after decompression
  std::chrono::seconds most_time{120};     // for all of it
  std::chrono::seconds most_silence{60};
};

struct ApiReply {
  long status = 0;
  std::string content_type;
  std::string body;
  std::vector<ApiHeader> headers;  // names in lower case
  std::uint64_t bytes = 0;

  bool succeeded() const { return status >= 200 && status < 300; }
  const std::string* header(std::string_view lower_case_name) const;
  // Retry-After, in seconds or as a date; nothing where it is not there or in no form known. At most a day.
  std::optional<std::chrono::seconds> retry_after() const;
};

// No whole answer came. What asks for money is sent again only if nothing can have arrived.
class Unanswered : public base::Error {
 public:
  enum class Request { kNotSent, kMayHaveArrived };
  Unanswered(base::ErrorKind kind, std::string message, std::string details, Request request)
      : Error(kind, std::move(message), std::move(details)), request_(request) {}
  bool may_have_arrived() const { return request_ == Request::kMayHaveArrived; }

 private:
  Request request_;
};

// Sends one request over a connection of its own and reads its answer, whatever its status. Redirects are
// followed for GET alone, within the same host, five at most; one that leads elsewhere is the answer, for
// net::Fetcher to follow. TLS is verified. Throws Unanswered{kUnreachable, kTimedOut, kTooLong}, and
// Error{kCanceled, kUnwritable, kDiskFull, kNotFound (no body file), kRefusedAddress (no http(s) URL)}.
// Thread-safe.
ApiReply ask(const ApiRequest& request, base::CancelToken cancel, base::ProgressSink& progress);
ApiReply ask(const ApiRequest& request, base::CancelToken cancel);

// For one step of a path, or a value in a query: all but the unreserved letters as %XX (RFC 3986 2.1, 2.3).
std::string url_escaped(std::string_view text);

// The parts of a form with a file in it (RFC 7578), for uploads of a few megabytes.
struct FormPart {
  std::string name, content, filename, content_type;  // filename "": a plain field
};
struct Form {
  std::string content_type;  // with its boundary
  std::string body;
};
Form form_of(const std::vector<FormPart>& parts);

}  // namespace net
