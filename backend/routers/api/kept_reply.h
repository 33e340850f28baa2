#pragma once

#include <functional>
#include <optional>
#include <string>

#include "jobs/job.h"
#include "routers/api/context.h"
#include "routers/http/message.h"

namespace api {

// Something that is made once and then kept.
struct KeptThing {
  std::string key;   // of what is asked for: two that ask at once wait for one job
  jobs::NewJob job;  // makes it
  std::function<std::optional<http::Response>()> find;  // the reply, once it is there
};

// The reply where the thing is there; else it waits for the job, on nobody's thread. Throws
// Error{kUnavailable} while the program shuts down.
http::Reply kept_reply(const Context& context, const http::Request& request, KeptThing thing);

}  // namespace api
