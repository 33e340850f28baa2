#pragma once

#include <exception>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "base/error.h"
#include "jobs/job.h"
#include "routers/http/message.h"
#include "schema/parse.h"

namespace api {

// Every error has the nested form that existing clients read and the same keys on top:
// {"detail": {"error", "message", "details", "request_id", …}, "error", "message", "details", "request_id",
// …}.
struct Fault {
  int status = 500;
  std::string code;     // "NotFound"
  std::string message;  // for people
  std::string details;
  boost::json::object more;  // further keys, in both places
};

http::Response fault_reply(const Fault& fault, const std::string& request_id);

// What an error means on the wire, by its kind alone.
Fault fault_of(const base::Error& error);
// What a failed or canceled job means to the one who waited for it: the kind of work names faults of its own.
// `error_kind` is the name that the job itself shows.
Fault fault_of(const jobs::Job& job);
// 422 (or 400, 415) of the request's shape.
http::Response refusal_reply(const schema::Refusal& refusal, const std::string& request_id);
// What a handler has thrown, whatever it is.
http::Response thrown_reply(std::exception_ptr error, const std::string& request_id);
// What the server itself answers: 404, 405, 408, 413 …
http::Response status_reply(int status, const std::string& why, const std::string& request_id);

http::Response json_reply(const boost::json::value& body, int status = 200);

}  // namespace api
