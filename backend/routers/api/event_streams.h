#pragma once

#include <functional>
#include <memory>

#include <boost/json.hpp>

#include "jobs/events.h"
#include "jobs/job.h"
#include "jobs/queue.h"
#include "routers/http/message.h"

namespace api {

// What changes, as server-sent events. An event's text is written once for all who watch, for it is written
// on the thread of the one who changes something. Thread-safe.
class EventStreams {
 public:
  // Signs the URLs in a job or another state for those who watch; empty where no keys are asked for.
  using SignUrls = std::function<void(boost::json::value&)>;
  // Queue and events outlive the streams.
  EventStreams(jobs::Queue& queue, jobs::Events& events, SignUrls sign);
  ~EventStreams();

  // The changes of one job, from its state now until it has ended. 204 for a client that knows its end.
  http::Reply watch_job(const http::Request& request, const jobs::Job& job) const;
  // All changes of everything.
  http::Reply watch_all(const http::Request& request) const;

 private:
  class Writer;
  std::shared_ptr<Writer> writer_;
};

}  // namespace api
