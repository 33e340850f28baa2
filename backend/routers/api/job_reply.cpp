#include "routers/api/job_reply.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/id.h"
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

std::string id_for(const http::Request& request) {
  const std::string key = idempotency_key(request);
  if (key.empty()) return base::new_uuid();
  return base::uuid_from(fmt::format("client {} {}", key, fingerprint_of(request)));
}

std::optional<jobs::Job> asked_before(const Context& context, const http::Request& request) {
  if (idempotency_key(request).empty()) return std::nullopt;
  return context.workshop.queue.find(id_for(request));
}

std::string make_once(const Context& context, const http::Request& request,
                      const std::function<bool(const std::string&)>& exists,
                      const std::function<void(const std::string&)>& make) {
  std::string id = id_for(request);
  if (idempotency_key(request).empty()) {
    make(id);
    return id;
  }
  const std::lock_guard one_at_a_time(*context.making);
  if (!exists(id)) make(id);
  return id;
}

void require_open(const Context& context) {
  if (context.accepts_work()) return;
  throw Error(ErrorKind::kUnavailable, "Songreel is shutting down; try again when it runs again");
}

jobs::Job enqueue(const Context& context, const http::Request& request, const MakeJobs& make,
                  const std::string& own_key) {
  require_open(context);
  // Before all checks: what the first request has used may be gone by now.
  if (std::optional<jobs::Job> before = asked_before(context, request)) return *std::move(before);
  std::vector<jobs::NewJob> jobs = make(id_for(request));
  if (const std::string key = idempotency_key(request); !key.empty()) {
    return context.workshop.queue.add_once("client " + key, fingerprint_of(request), std::move(jobs)).job;
  }
  if (!own_key.empty()) return context.workshop.queue.add_once(own_key, "", std::move(jobs)).job;
  return context.workshop.queue.add(std::move(jobs)).back();
}

http::Reply run_job(const Context& context, const http::Request& request, const MakeJobs& make, int status) {
  return wait_for_job(context, request, enqueue(context, request, make), status);
}

}  // namespace api
