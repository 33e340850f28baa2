#include "routers/api/policy.h"

#include <utility>

#include <fmt/format.h>

#include "routers/api/errors.h"

namespace api {
std::optional<http::Response> ApiPolicy::refuse(const http::Request& head, const http::Route*) {
  return access_.refuse(head);
}

void ApiPolicy::finish(const http::Request& request, int status, std::vector<http::Header>& headers) {
  headers.push_back({"X-Request-ID", request.id});
  access_.finish(request, status, headers);
}

http::Response ApiPolicy::on_status(const http::Request& request, int status, const std::string& why) {
  if (status == 404 && missing_page_) {
    if (std::optional<http::Response> page = missing_page_(request)) return *std::move(page);
  }
  return status_reply(status, why, request.id);
}

http::Response ApiPolicy::on_error(const http::Request& request, std::exception_ptr error) {
  http::Response reply = thrown_reply(std::move(error), request.id);
  if (reply.status >= 500) {
    log_.error("request_failed", {{"request", request.id},
                                  {"path", access_control::Access::redacted(request.target)},
                                  {"status", reply.status},
                                  {"answer", reply.body}});
  }
  return reply;
}

void ApiPolicy::completed(const http::Request& request, const std::string& route, int status,
                          std::chrono::nanoseconds took) {
  metrics_.count_request(std::string(http::name_of(request.method)), route, status, took);
  // What watches a server asks it all day long.
  const bool is_probe = route == "/health" || route == "/ready" || route == "/metrics";
  log_.write(is_probe ? base::LogLevel::kDebug : base::LogLevel::kInfo, "request_completed",
             {{"method", http::name_of(request.method)},
              {"path", access_control::Access::redacted(request.target)},
              {"status_code", status},
              {"process_time", fmt::format("{:.4f}", std::chrono::duration<double>(took).count())},
              {"request", request.id}});
}

}  // namespace api
