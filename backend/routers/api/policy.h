#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "base/log.h"
#include "routers/access/access.h"
#include "routers/api/metrics.h"
#include "routers/http/server.h"

namespace api {

// How this API answers what no route answers: who may not ask, what went wrong, which headers every reply
// has.
class ApiPolicy final : public http::Policy {
 public:
  // What people see instead of JSON where there is nothing; null: JSON for them too.
  using MissingPage = std::function<std::optional<http::Response>(const http::Request&)>;

  ApiPolicy(access_control::Access& access, Metrics& metrics, base::Log& log, MissingPage missing_page)
      : access_(access), metrics_(metrics), log_(log), missing_page_(std::move(missing_page)) {}

  std::optional<http::Response> refuse(const http::Request& head, const http::Route* route) override;
  void finish(const http::Request& request, int status, std::vector<http::Header>& headers) override;
  http::Response on_status(const http::Request& request, int status, const std::string& why) override;
  http::Response on_error(const http::Request& request, std::exception_ptr error) override;
  void completed(const http::Request& request, const std::string& route, int status,
                 std::chrono::nanoseconds took) override;

 private:
  access_control::Access& access_;
  Metrics& metrics_;
  base::Log& log_;
  MissingPage missing_page_;
};

}  // namespace api
