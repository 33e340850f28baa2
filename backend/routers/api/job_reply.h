#pragma once

#include <string>
#include <vector>

#include "jobs/job.h"
#include "routers/api/context.h"
#include "routers/http/message.h"

namespace api {

// Enqueues jobs for a request and answers for the last of them: by default with the job's result when it has
// ended, however long that takes (a client that leaves does not stop it); with `Prefer: respond-async` at
// once with 202 and the job's address. An `Idempotency-Key` gives the same job for the same request, also
// after a restart. `status`: of a success.
http::Reply run_job(const Context& context, const http::Request& request, std::vector<jobs::NewJob> jobs,
                    int status = 200);

// Enqueues alone, as above. `own_key`: instead of the client's key where there is none, so that two requests
// at once make one job. Throws Error{kUnavailable} while the program shuts down, Error{kConflict} for a key
// of another request.
jobs::Job enqueue(const Context& context, const http::Request& request, std::vector<jobs::NewJob> jobs,
                  const std::string& own_key = {});

// The request's Idempotency-Key, or "". Throws Error{kUsage} for one that cannot be.
std::string idempotency_key(const http::Request& request);
// Of method, path and body.
std::string fingerprint_of(const http::Request& request);

// The answer for a job that exists already, as above.
http::Reply wait_for_job(const Context& context, const http::Request& request, const jobs::Job& job,
                         int status = 200);

// A job as the API shows it, with signed media URLs where keys are on.
boost::json::object shown(const Context& context, const jobs::Job& job);

// "/api/…" URLs under keys that end in "_url" get their signature where keys are on.
void sign_urls(const Context& context, boost::json::value& value);

}  // namespace api
