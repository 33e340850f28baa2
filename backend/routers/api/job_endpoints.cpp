#include <memory>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/library.h"
#include "routers/api/endpoint.h"
#include "routers/api/event_streams.h"

namespace api {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using http::Method;

std::string job_id_of(const http::Request& request) {
  return base::lower(request.parameters.at("id"));
}

jobs::Job existing_job(const Context& context, const std::string& id) {
  if (auto job = context.workshop.queue.find(id)) return *std::move(job);
  throw Error(ErrorKind::kNotFound,
              fmt::format("there is no job with the id {}", base::printable(id).substr(0, 80)));
}

// Who tries a held job again has decided: what may be lost at a maker is ordered anew.
void write_off_unknown_runs(const Context& context, const jobs::Job& job) {
  const mv::Spending& spending = context.workshop.spending;
  spending.write_off_unknown(job.id);
  for (const std::string& need : job.needs) spending.write_off_unknown(need);
}

http::Reply list(const Context& context, const JobQuery& query) {
  store::JobFilter filter;
  if (query.state) filter.state = jobs::state_named(*query.state);
  filter.kind = query.kind;
  filter.project = query.project;
  filter.limit = static_cast<int>(query.limit);
  filter.before = query.before.value_or("");
  if (query.latest && !query.project)
    throw Error(ErrorKind::kUsage, "latest works within a project; name it with project=");
  if (query.latest) filter.which = store::JobFilter::Which::kLatest;
  json::array page;
  const std::vector<jobs::Job> found = context.workshop.queue.list(filter);
  for (const jobs::Job& job : found) page.push_back(shown(context, job));
  json::value next;
  if (found.size() == static_cast<std::size_t>(filter.limit)) next = found.back().id;
  return json_reply(json::object{{"jobs", std::move(page)}, {"next", next}});
}

const std::vector<schema::ErrorAnswer>& no_such_job() {
  static const std::vector<schema::ErrorAnswer> errors = {{404, "NotFound", "There is no job with this id."}};
  return errors;
}

std::shared_ptr<EventStreams> streams_of(const Context& context) {
  EventStreams::SignUrls sign;
  if (context.access.needs_key()) sign = [&context](json::value& value) { sign_urls(context, value); };
  return std::make_shared<EventStreams>(context.workshop.queue, context.workshop.events, std::move(sign));
}

Endpoint job_stream(const Context& context, const std::shared_ptr<const EventStreams>& streams) {
  Endpoint endpoint = takes_nothing<std::string>(
      Method::kGet, "/api/jobs/{id}/events",
      {.id = "watch_job",
       .summary = "Watch one job",
       .about =
           "Server-sent events named `job`: first the job as it is, then every change, until it has ended.",
       .tag = "Jobs",
       .errors = no_such_job()},
      [&context, streams](const http::Request& request) {
        return streams->watch_job(request, existing_job(context, job_id_of(request)));
      });
  endpoint.operation.answers = {
      {.status = 200,
       .about = "The stream",
       .example = "id: 7-12\nevent: job\ndata: {\"id\":\"…\",\"state\":\"running\",\"progress\":0.5}\n\n",
       .content_type = "text/event-stream"},
      {.status = 204,
       .about = "The job had ended, and the client knew (`Last-Event-ID`).",
       .content_type = ""}};
  return endpoint;
}

Endpoint all_events(const std::shared_ptr<const EventStreams>& streams) {
  Endpoint endpoint = takes_nothing<std::string>(
      Method::kGet, "/api/events",
      {.id = "watch_all",
       .summary = "Watch everything",
       .about = "Server-sent events named `job`, `project`, `take` and `audio` for every change. With "
                "`Last-Event-ID` what was missed comes first; where that "
                "is too long ago, one event `hello`: read the lists anew.",
       .tag = "Jobs",
       .errors = {{503, "Unavailable", "Too many streams are open; try again later."}}},
      [streams](const http::Request& request) { return streams->watch_all(request); });
  endpoint.operation.answers = {{.status = 200,
                                 .about = "The stream",
                                 .example = "id: 7-13\nevent: project\ndata: {\"id\":\"…\"}\n\n",
                                 .content_type = "text/event-stream"}};
  return endpoint;
}

}  // namespace

schema::Notes JobView::notes() {
  return {.about = "A piece of work that takes longer than a moment.",
          .fields = {{"id",
                      {.about = "Also the id of the file that it makes.",
                       .example = "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                       .format = "uuid"}},
                     {"kind",
                      {.about = "What is done.",
                       .example = "clip",
                       .choices = {"scenes", "story", "portrait", "song", "rewrite", "character", "clip",
                                   "stitch", "film", "lips", "download", "fetch", "trim", "aac", "still",
                                   "waveform", "preview"}}},
                     {"state",
                      {.about = "held: only the user can decide how it goes on.",
                       .example = "running",
                       .choices = {"queued", "running", "succeeded", "failed", "canceled", "held"}}},
                     {"progress", {.about = "0 to 1; of a film over all of its parts.", .example = 0.42}},
                     {"stage", {.about = "What is being done now, for people.", .example = "painting"}},
                     {"seconds_left", {.about = "An estimate.", .example = 12.5}},
                     {"result", {.about = "What the waiting request would have answered."}},
                     {"needs", {.about = "Jobs that must have succeeded before it starts."}}}};
}

schema::Notes JobQuery::notes() {
  return {.about = "Which jobs.",
          .fields = {{"state",
                      {.about = "Only these.",
                       .example = "failed",
                       .choices = {"queued", "running", "succeeded", "failed", "canceled", "held"}}},
                     {"kind", {.about = "Only these.", .example = "clip"}},
                     {"project", {.about = "Only this project's."}},
                     {"limit",
                      {.about = "How many a page.",
                       .at_least = 1,
                       .at_most = 200,
                       .otherwise = schema::Otherwise::kDefault}},
                     {"before", {.about = "`next` of the last page."}},
                     {"latest",
                      {.about = "Only the newest of each kind of work for each scene; needs `project`.",
                       .otherwise = schema::Otherwise::kDefault}}}};
}

std::vector<Endpoint> job_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_query<JobQuery, JobPage>(
      Method::kGet, "/api/jobs",
      {.id = "list_jobs",
       .summary = "List jobs",
       .about = "Newest first. Failed jobs stay in the list with their reason.",
       .tag = "Jobs",
       .errors = {}},
      [&context](const http::Request&, const JobQuery& query) { return list(context, query); }));
  table.push_back(takes_nothing<JobView>(
      Method::kGet, "/api/jobs/{id}",
      {.id = "read_job", .summary = "Read a job", .about = "", .tag = "Jobs", .errors = no_such_job()},
      [&context](const http::Request& request) -> http::Reply {
        return json_reply(shown(context, existing_job(context, job_id_of(request))));
      }));
  const std::shared_ptr<const EventStreams> streams = streams_of(context);
  table.push_back(job_stream(context, streams));
  table.push_back(takes_nothing<JobView>(
      Method::kPost, "/api/jobs/{id}/cancel",
      {.id = "cancel_job",
       .summary = "Cancel a job",
       .about = "A film's job takes all of its parts along. What has ended stays as it is.",
       .tag = "Jobs",
       .errors = no_such_job()},
      [&context](const http::Request& request) -> http::Reply {
        existing_job(context, job_id_of(request));
        return json_reply(shown(context, context.workshop.queue.cancel(job_id_of(request))));
      }));
  table.push_back(takes_nothing<JobView>(
      Method::kPost, "/api/jobs/{id}/retry",
      {.id = "retry_job",
       .summary = "Try a job again",
       .about = "A failed, canceled or held job is queued again, with those of its parts that failed or are "
                "held; a film "
                "that waits for held parts goes on with them. Work at a "
                "maker of which nobody knows whether it arrived is ordered anew then, and may be paid twice.",
       .tag = "Jobs",
       .errors = {{404, "NotFound", "There is no job with this id."},
                  {409, "Conflict", "It runs, or has succeeded."}}},
      [&context](const http::Request& request) -> http::Reply {
        const std::string id = job_id_of(request);
        const jobs::Job job = existing_job(context, id);
        const bool is_at_rest = job.state == jobs::State::kHeld || job.state == jobs::State::kFailed ||
                                job.state == jobs::State::kCanceled;
        if (is_at_rest) write_off_unknown_runs(context, job);
        return json_reply(shown(context, context.workshop.queue.retry(id)));
      }));
  table.push_back(all_events(streams));
  return table;
}

}  // namespace api
