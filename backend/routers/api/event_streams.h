#pragma once

#include <memory>

#include "jobs/job.h"
#include "routers/api/context.h"
#include "routers/http/message.h"

namespace api {

// The changes of one job as server-sent events, from its state now until it has ended.
http::Reply watch_job(const Context& context, const http::Request& request, const jobs::Job& job);

// All changes of everything. An event's text is written once for all who watch.
class AllChanges {
 public:
  explicit AllChanges(const Context& context);
  ~AllChanges();
  http::Reply watch(const http::Request& request);

 private:
  class SharedText;
  const Context& context_;
  std::shared_ptr<SharedText> text_;
};

}  // namespace api
