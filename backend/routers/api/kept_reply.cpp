#include "routers/api/kept_reply.h"

#include <exception>
#include <utility>

#include <fmt/format.h>

#include "base/id.h"
#include "routers/api/errors.h"
#include "routers/api/job_reply.h"

namespace api {
namespace {

// The job that makes it now. One that has ended made something that is gone again, or failed: then there is a
// next one, remembered under a key that follows from the last.
jobs::Job making_job(const Context& context, const KeptThing& thing) {
  std::string key = "kept " + thing.key;
  while (true) {
    jobs::NewJob job = thing.job;
    job.id = base::new_uuid();
    jobs::Job making = context.workshop.queue.add_once(key, "", {std::move(job)}).job;
    if (!jobs::is_ended(making.state)) return making;
    key = fmt::format("kept {} after {}", thing.key, making.id);
  }
}

// On the thread that ends the job, which nothing may throw into.
http::Response reply_of(const KeptThing& thing, const jobs::Job& ended, const std::string& request_id) {
  try {
    auto reply = ended.state == jobs::State::kSucceeded ? thing.find() : std::nullopt;
    return reply ? *std::move(reply) : fault_reply(fault_of(ended), request_id);
  } catch (const std::exception&) {
    return thrown_reply(std::current_exception(), request_id);
  }
}

}  // namespace

http::Reply kept_reply(const Context& context, const http::Request& request, KeptThing thing) {
  if (auto reply = thing.find()) return *std::move(reply);
  require_open(context);
  const jobs::Job making = making_job(context, thing);
  http::Later later;
  later.start = [&context, id = making.id, thing = std::move(thing),
                 request_id = request.id](std::function<void(http::Response)> send) {
    return context.workshop.queue.when_ended(
        id, [thing, request_id, send = std::move(send)](const jobs::Job& ended) {
          send(reply_of(thing, ended, request_id));
        });
  };
  return later;
}

}  // namespace api
