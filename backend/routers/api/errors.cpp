#include "routers/api/errors.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "mv/timestamp.h"
#include "schema/json.h"

namespace api {
namespace {

namespace json = boost::json;
using base::ErrorKind;

struct Meaning {
  ErrorKind kind;
  int status;
  const char* code;
};
constexpr std::array kMeanings = {
    Meaning{ErrorKind::kUsage, 400, "ValidationError"},
    Meaning{ErrorKind::kOutOfRange, 400, "ValidationError"},
    Meaning{ErrorKind::kNotFound, 404, "NotFound"},
    Meaning{ErrorKind::kConflict, 409, "Conflict"},
    Meaning{ErrorKind::kNeedsUser, 409, "Conflict"},
    Meaning{ErrorKind::kOrderUnknown, 409, "Conflict"},
    Meaning{ErrorKind::kCanceled, 409, "Canceled"},
    Meaning{ErrorKind::kTooLong, 422, "ValidationError"},
    Meaning{ErrorKind::kInvalidText, 422, "ValidationError"},
    Meaning{ErrorKind::kEmpty, 422, "Refused"},
    Meaning{ErrorKind::kDamaged, 422, "Refused"},
    Meaning{ErrorKind::kNotMedia, 422, "Refused"},
    Meaning{ErrorKind::kPlaylist, 422, "Refused"},
    Meaning{ErrorKind::kUnsupported, 422, "Refused"},
    Meaning{ErrorKind::kUnsuitable, 422, "Refused"},
    Meaning{ErrorKind::kRefusedAddress, 422, "Refused"},
    // The records are ours: what is wrong with them is not the client's doing.
    Meaning{ErrorKind::kBadRecords, 500, "InternalError"},
    // As proxies say of the server behind them.
    Meaning{ErrorKind::kMakerFailed, 502, "MakerFailed"},
    Meaning{ErrorKind::kNotConfigured, 500, "ConfigurationError"},
    Meaning{ErrorKind::kUnavailable, 503, "Unavailable"},
    Meaning{ErrorKind::kTimedOut, 503, "ServiceTimeout"},
    Meaning{ErrorKind::kDiskFull, 507, "DiskFull"},
};

struct OwnFault {
  std::string_view kind;
  const char* code;
};
// By the kind of job: what is neither the request's fault nor the machine's.
constexpr std::array kOwnFaults = {
    OwnFault{"clip", "VideoGenerationError"},   OwnFault{"lips", "LipsyncGenerationError"},
    OwnFault{"stitch", "StitchingError"},       OwnFault{"film", "StitchingError"},
    OwnFault{"download", "AudioDownloadError"}, OwnFault{"fetch", "AudioDownloadError"}};

// One code for what words of a provider's error mean, as clients of this API know it.
const char* error_code_of(const std::string& message) {
  const std::string text = base::lower(message);
  const auto says = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  if (says("content policy") || says("safety")) return "CONTENT_POLICY_VIOLATION";
  if (says("rate limit") || says("429")) return "RATE_LIMIT_EXCEEDED";
  if (says("api key") || says("unauthorized")) return "AUTHENTICATION_ERROR";
  return "UNKNOWN_ERROR";
}

json::object fields_of(const Fault& fault, const std::string& request_id) {
  json::object fields{{"error", fault.code},
                      {"message", base::printable(fault.message)},
                      {"details", base::printable(fault.details)},
                      {"request_id", request_id}};
  for (const auto& [key, value] : fault.more) fields[key] = value;
  return fields;
}

// Why the one who waited for a job gets no result.
base::Error error_of(const jobs::Job& job) {
  const bool is_under_way = job.state == jobs::State::kQueued || job.state == jobs::State::kRunning;
  const bool is_stuck = job.failure && job.failure->kind == ErrorKind::kDiskFull;
  if (is_under_way && !is_stuck) {
    return {ErrorKind::kUnavailable,
            fmt::format("Songreel is shutting down; the job goes on when it runs again: GET /api/jobs/{}",
                        job.id)};
  }
  if (job.state == jobs::State::kCanceled || !job.failure) {
    return {
        ErrorKind::kCanceled,
        fmt::format("the job was canceled; it can be started again with POST /api/jobs/{}/retry", job.id)};
  }
  return {job.failure->kind, job.failure->message, job.failure->details};
}

const char* code_of_status(int status) {
  switch (status) {
    case 404:
      return "NotFound";
    case 405:
      return "MethodNotAllowed";
    case 413:
      return "TooLarge";
    case 415:
      return "UnsupportedMediaType";
    case 421:
      return "MisdirectedRequest";
    case 503:
      return "Unavailable";
    default:
      return status >= 500 ? "InternalError" : "BadRequest";
  }
}

}  // namespace

http::Response json_reply(const json::value& body, int status) {
  http::Response response;
  response.status = status;
  response.body = schema::to_text(body);
  return response;
}

http::Response fault_reply(const Fault& fault, const std::string& request_id) {
  json::object body = fields_of(fault, request_id);
  json::object nested = body;
  body["detail"] = std::move(nested);
  return json_reply(body, fault.status);
}

Fault fault_of(const base::Error& error) {
  Fault fault{.status = 500,
              .code = "InternalError",
              .message = error.message(),
              .details = error.details(),
              .more = {}};
  for (const Meaning& meaning : kMeanings) {
    if (meaning.kind != error.kind()) continue;
    fault.status = meaning.status;
    fault.code = meaning.code;
  }
  return fault;
}

Fault fault_of(const jobs::Job& job) {
  const base::Error error = error_of(job);
  Fault fault = fault_of(error);
  if (fault.code == "InternalError") {
    for (const OwnFault& own : kOwnFaults) {
      if (own.kind == job.kind) fault.code = own.code;
    }
  }
  if (fault.code == "LipsyncGenerationError") fault.more["model_used"] = job.maker;
  if (fault.code == "VideoGenerationError" || fault.code == "LipsyncGenerationError") {
    fault.more["error_code"] = error_code_of(fault.message);
    fault.more["backend_used"] = job.maker;
  }
  if (fault.code.ends_with("Error") && fault.code != "InternalError" && job.finished) {
    fault.more["timestamp"] = mv::timestamp(*job.finished);
  }
  fault.more["job_id"] = job.id;
  fault.more["error_kind"] = base::name_of(error.kind());
  return fault;
}

http::Response refusal_reply(const schema::Refusal& refusal, const std::string& request_id) {
  if (refusal.items.empty()) {
    return fault_reply({.status = refusal.status,
                        .code = refusal.error,
                        .message = refusal.message,
                        .details = {},
                        .more = {}},
                       request_id);
  }
  return json_reply(json::object{{"detail", refusal.items},
                                 {"error", refusal.error},
                                 {"message", refusal.message},
                                 {"details", ""},
                                 {"request_id", request_id}},
                    refusal.status);
}

http::Response thrown_reply(std::exception_ptr error, const std::string& request_id) {
  try {
    std::rethrow_exception(std::move(error));
  } catch (const schema::Refused& refused) {
    return refusal_reply(refused.refusal(), request_id);
  } catch (const base::Error& known) {
    return fault_reply(fault_of(known), request_id);
  } catch (const std::exception& unforeseen) {
    // What it says is for us; the client gets the request's id to tell us.
    return fault_reply(
        {.status = 500,
         .code = "InternalError",
         .message = "something went wrong inside Songreel; please report it with the request id",
         .details = unforeseen.what(),
         .more = {}},
        request_id);
  }
}

http::Response status_reply(int status, const std::string& why, const std::string& request_id) {
  const char* known = status == 404 ? "Not Found" : status == 405 ? "Method Not Allowed" : nullptr;
  if (known == nullptr) {
    return fault_reply(
        {.status = status, .code = code_of_status(status), .message = why, .details = {}, .more = {}},
        request_id);
  }
  return json_reply(json::object{{"detail", known},
                                 {"error", code_of_status(status)},
                                 {"message", why},
                                 {"details", ""},
                                 {"request_id", request_id}},
                    status);
}

}  // namespace api
