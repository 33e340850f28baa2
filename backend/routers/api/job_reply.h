#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "routers/api/context.h"
#include "routers/http/message.h"

namespace api {

// The id of what a request makes: a new one, or with an `Idempotency-Key` the one that follows from the key,
// the method, the path and the body. Throws Error{kUsage} for a key of another form.
std::string id_for(const http::Request& request);

// The job of an earlier request with the same `Idempotency-Key`.
std::optional<jobs::Job> asked_before(const Context& context, const http::Request& request);

// Checks a request and gives its jobs; the last of them has the id `id`. Not called for a request that was
// made before: its job answers, whatever has become of what it was made from.
using MakeJobs = std::function<std::vector<jobs::NewJob>(const std::string& id)>;

// Enqueues jobs for a request and answers for the last of them: by default with the job's result when it has
// ended, however long that takes (a client that leaves does not stop it); with `Prefer: respond-async` at
// once with 202 and the job's address. An `Idempotency-Key` gives the same job for the same request, also
// after a restart. `status`: of a success.
http::Reply run_job(const Context& context, const http::Request& request, const MakeJobs& make,
                    int status = 200);

// Throws Error{kUnavailable} while the program shuts down.
void require_open(const Context& context);

// Enqueues alone, as above. `own_key`: instead of the client's key where there is none, so that two requests
// at once make one job. Throws Error{kUnavailable} while the program shuts down, Error{kConflict} for a key
// of another request, and what `make` throws.
jobs::Job enqueue(const Context& context, const http::Request& request, const MakeJobs& make,
                  const std::string& own_key = {});

// For what is made at once, without a job: calls `make` with the id of `id_for`, unless an earlier request
// with the same `Idempotency-Key` has made it and it `exists` still. Returns the id.
std::string make_once(const Context& context, const http::Request& request,
                      const std::function<bool(const std::string& id)>& exists,
                      const std::function<void(const std::string& id)>& make);

// The answer for a job that exists already, as above.
http::Reply wait_for_job(const Context& context, const http::Request& request, const jobs::Job& job,
                         int status = 200);

// A job as the API shows it, with signed media URLs where keys are on.
boost::json::object shown(const Context& context, const jobs::Job& job);

// "/api/…" URLs under keys that end in "_url" get their signature where keys are on.
void sign_urls(const Context& context, boost::json::value& value);

}  // namespace api
