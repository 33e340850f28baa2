#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "routers/api/endpoint.h"

namespace api {

// The route's {id}, lower-case. Throws Error{kUsage} when it is no UUID.
std::string checked_id(const http::Request& request, std::string_view what);

// A file of the library: attachment under `name`, or as the query's `filename` says, so that nothing of it is
// ever rendered as a page of ours.
http::Response file_reply(const http::Request& request, const std::filesystem::path& file,
                          const std::string& content_type, const std::string& name);

// For what never changes under its address: shown in place, and asked for anew after a day only.
http::Response lasting_reply(const std::filesystem::path& file, const std::string& content_type);
constexpr const char* kLasting = "private, max-age=86400";

std::string image_type(const std::filesystem::path& file);
std::string audio_type(const std::filesystem::path& file);

struct FileFacts {
  std::int64_t bytes = 0;
  std::string created_at;
};
FileFacts facts_of(const std::filesystem::path& file);

Endpoint media_endpoint(const std::string& pattern, const About& about, const std::string& content_type,
                        std::function<http::Reply(const http::Request&)> handle);

}  // namespace api
