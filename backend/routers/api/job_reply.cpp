#include "routers/api/job_reply.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "routers/api/errors.h"

namespace api {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;

constexpr std::size_t kLongestKey = 200;

bool wants_async(const http::Request& request) {
  const std::string* prefer = request.header("Prefer");
  return prefer != nullptr && base::lower(*prefer).find("respond-async") != std::string::npos;
}

http::Response accepted(const Context& context, const jobs::Job& job) {
  http::Response response = json_reply(shown(context, job), 202);
  response.headers.push_back({"Location", "/api/jobs/" + job.id});
  response.headers.push_back({"Preference-Applied", "respond-async"});
  return response;
}

http::Response result_of(const Context& context, const jobs::Job& job, int status,
                         const std::string& request_id) {
  http::Response response;
  if (job.state == jobs::State::kSucceeded) {
    json::value result = job.output;
    sign_urls(context, result);
    response = json_reply(result, status);
  } else {
    response = fault_reply(fault_of(job), request_id);
  }
  response.headers.push_back({"X-Job-ID", job.id});
  return response;
}

}  // namespace

std::string idempotency_key(const http::Request& request) {
  const std::string* key = request.header("Idempotency-Key");
  if (key == nullptr) return {};
  const bool printable = std::all_of(key->begin(), key->end(), [](char c) { return c > 0x20 && c < 0x7F; });
  if (key->empty() || key->size() > kLongestKey || !printable) {
    throw Error(
        ErrorKind::kUsage,
        fmt::format("the Idempotency-Key must be 1 to {} printable characters without spaces", kLongestKey));
  }
  return *key;
}

std::string fingerprint_of(const http::Request& request) {
  return base::ContentHash().add(http::name_of(request.method)).add(request.path).add(request.body).hex();
}

void sign_urls(const Context& context, json::value& value) {
  if (!context.access.needs_key()) return;
  if (json::array* list = value.if_array()) {
    for (json::value& item : *list) sign_urls(context, item);
  }
  json::object* object = value.if_object();
  if (object == nullptr) return;
  for (auto& member : *object) {
    json::string* text = member.value().if_string();
    if (text != nullptr && member.key().ends_with("_url") && text->starts_with("/api/")) {
      *text = context.access.signed_url(std::string(*text));
    } else {
      sign_urls(context, member.value());
    }
  }
}

json::object shown(const Context& context, const jobs::Job& job) {
  json::value value = jobs::to_json(job);
  sign_urls(context, value);
  return value.as_object();
}

http::Reply wait_for_job(const Context& context, const http::Request& request, const jobs::Job& job,
                         int status) {
  if (wants_async(request)) return accepted(context, job);
  http::Later later;
  later.start = [&context, id = job.id, status,
                 request_id = request.id](std::function<void(http::Response)> send) {
    return context.workshop.queue.when_ended(
        id, [&context, status, request_id, send = std::move(send)](const jobs::Job& ended) {
          send(result_of(context, ended, status, request_id));
        });
  };
  return later;
}

jobs::Job enqueue(const Context& context, const http::Request& request, std::vector<jobs::NewJob> jobs,
                  const std::string& own_key) {
  if (!context.accepts_work()) {
    throw Error(ErrorKind::kUnavailable, "Songreel is shutting down; try again when it runs again");
  }
  if (const std::string key = idempotency_key(request); !key.empty()) {
    return context.workshop.queue.add_once("client " + key, fingerprint_of(request), std::move(jobs)).job;
  }
  if (!own_key.empty()) return context.workshop.queue.add_once(own_key, "", std::move(jobs)).job;
  return context.workshop.queue.add(std::move(jobs)).back();
}

http::Reply run_job(const Context& context, const http::Request& request, std::vector<jobs::NewJob> jobs,
                    int status) {
  return wait_for_job(context, request, enqueue(context, request, std::move(jobs)), status);
}

}  // namespace api
