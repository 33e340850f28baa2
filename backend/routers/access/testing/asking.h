#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "base/clock.h"
#include "base/text.h"
#include "routers/access/access.h"

// Words for the tests of this room.
namespace access_control {

// Stands still until it is told to go on.
class HeldClock final : public base::Clock {
 public:
  std::chrono::steady_clock::time_point now() const override {
    return std::chrono::steady_clock::time_point(std::chrono::seconds(1000 + passed_.load()));
  }
  std::chrono::system_clock::time_point wall_time() const override {
    return std::chrono::system_clock::time_point(std::chrono::hours(24 * 365 * 50) +
                                                 std::chrono::seconds(passed_.load()));
  }
  void pass(std::chrono::seconds time) { passed_ += time.count(); }

 private:
  std::atomic<std::int64_t> passed_ = 0;
};

// A request as the server hands it on, from this machine and to localhost:8000.
struct Asking : http::Request {
  explicit Asking(const std::string& asked, http::Method how = http::Method::kGet) {
    method = how;
    target = asked;
    id = "request-1";
    peer = "127.0.0.1";
    headers.push_back({"Host", "localhost:8000"});
    const std::size_t question = std::min(asked.find('?'), asked.size());
    path = asked.substr(0, question);
    for (std::string rest = asked.substr(question); !rest.empty();) {
      const std::size_t end = std::min(rest.find('&', 1), rest.size());
      const std::string field = rest.substr(1, end - 1);
      const std::size_t equals = std::min(field.find('='), field.size());
      query.emplace_back(field.substr(0, equals), equals < field.size() ? field.substr(equals + 1) : "");
      rest = end < rest.size() ? rest.substr(end) : "";
    }
  }

  Asking& with(const std::string& name, const std::string& value) {
    std::erase_if(headers,
                  [&](const http::Header& header) { return base::lower(header.name) == base::lower(name); });
    headers.push_back({name, value});
    return *this;
  }
  Asking& ask(const std::string& name, const std::string& value) {
    query.emplace_back(name, value);
    return *this;
  }
};

inline constexpr const char* kVideo = "/api/mv/get_video/0b0c7f2e-8a55-4f9e-9a3c-0d1f6a7b8c9d";

inline AccessSettings with_keys() {
  AccessSettings settings;
  // The second is "second", by: printf %s second | sha256sum
  settings.keys = {" first ", "hash:16367AACB67A4A017C8DA8AB95682CCB390863780F7114DDA0A0E0C55644C7C4", "  "};
  settings.cors_origins = {" http://localhost:3000 "};
  settings.secret = std::string(32, 's');
  return settings;
}

inline AccessSettings without_keys() {
  AccessSettings settings = with_keys();
  settings.keys = {"", " "};
  return settings;
}

// 0: nothing is refused.
inline int status(const std::optional<http::Response>& answer) {
  return answer ? answer->status : 0;
}

inline std::string header(const std::vector<http::Header>& headers, const std::string& name) {
  for (const http::Header& sent : headers) {
    if (base::lower(sent.name) == base::lower(name)) return sent.value;
  }
  return "";
}
inline std::string header(const http::Response& response, const std::string& name) {
  return header(response.headers, name);
}

// "name=value" of the cookie that a reply sets.
inline std::string cookie_of(const http::Response& response) {
  const std::string set = header(response, "Set-Cookie");
  return set.substr(0, set.find(';'));
}

inline std::vector<http::Header> finished(const Access& access, const http::Request& request,
                                          int status = 200) {
  std::vector<http::Header> headers;
  access.finish(request, status, headers);
  return headers;
}

inline boost::json::object json_of(const http::Response& response) {
  return boost::json::parse(response.body).as_object();
}

}  // namespace access_control
