#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions };
std::string_view name_of(Method method);  // "GET"

struct Header {
  std::string name;
  std::string value;
};

// A whole request, its head checked and its body read. Names of headers are found whatever their case.
class Request {
 public:
  Method method = Method::kGet;
  std::string target;  // as sent: "/api/jobs?limit=2"
  std::string path;    // "/api/jobs", percent-decoded; no "..", no NUL, valid UTF-8
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  std::vector<Header> headers;
  std::map<std::string, std::string> parameters;  // of the route's pattern: {"id", "…"}
  std::string body;                               // routes with BodyKind::kText; until the handler returns
  std::filesystem::path body_file;  // routes with BodyKind::kFile: a temporary file, gone afterwards
                                    // unless it was renamed
  std::uint64_t body_bytes = 0;
  std::string id;    // request id: the client's X-Request-ID where it is sane, else new
  std::string peer;  // address without port

  const std::string* header(std::string_view name) const;               // the first of that name
  std::optional<std::string> query_value(std::string_view name) const;  // the last of that name
};

// A file as body. The server adds Content-Length, Accept-Ranges, ETag, Last-Modified and serves ranges,
// conditional requests and HEAD, with sendfile. A missing file answers 404; a symbolic link is refused.
struct FileBody {
  std::filesystem::path path;
  std::string content_type;
};

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string content_type = "application/json";
  std::string body;
  std::optional<FileBody> file;  // beats `body`
};

// A reply that comes later without holding a thread: `start` is called once, on a thread of the pool, with a
// function that may be called from any thread, once; a client that leaves drops the returned object.
struct Later {
  std::function<std::shared_ptr<void>(std::function<void(Response)>)> start;
};

// Where an open event stream (text/event-stream) is written to. Thread-safe and never waits: what a slow
// client has not read is bounded, beyond that the connection is closed.
class StreamSink {
 public:
  virtual ~StreamSink() = default;
  // One whole event, already laid out ("id: 1\nevent: job\ndata: {}\n\n"). Shared: one text serves all
  // streams.
  virtual void send(std::shared_ptr<const std::string> event) = 0;
  // Ends the stream after what was sent.
  virtual void close() = 0;
};

// `open` is called on a thread of the pool; the returned object is dropped when the client has gone.
// The server sends a comment line every 15 s so that proxies keep the connection.
struct EventStream {
  std::function<std::shared_ptr<void>(std::shared_ptr<StreamSink>)> open;
  std::vector<Header> headers;
};

using Reply = std::variant<Response, Later, EventStream>;

}  // namespace http
