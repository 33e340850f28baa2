#include <utility>

#include <boost/json.hpp>

#include "mv/estimate.h"
#include "mv/projects.h"
#include "routers/api/costs_schema.h"
#include "routers/api/endpoint.h"
#include "routers/api/new_project.h"
#include "routers/api/project_view.h"

namespace api {
namespace {

using base::MicroDollars;
using http::Method;
using store::RunState;

constexpr const char* kExampleId = "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1";

double dollars(MicroDollars amount) {
  return static_cast<double>(amount) / static_cast<double>(base::kDollar);
}

std::optional<double> dollars(const std::optional<MicroDollars>& amount) {
  return amount ? std::optional(dollars(*amount)) : std::nullopt;
}

CostSum view_of(const store::RunSum& sum) {
  return {
      .of = sum.of, .runs = sum.runs, .spent_usd = dollars(sum.spent), .reserved_usd = dollars(sum.reserved)};
}

std::vector<CostSum> sums(const mv::Spending& spending, store::RunGroup group) {
  std::vector<CostSum> views;
  for (const store::RunSum& sum : spending.records().sums(group, {})) views.push_back(view_of(sum));
  return views;
}

std::string reason_of(const store::RunRow& run) {
  boost::system::error_code error;
  const boost::json::value details = boost::json::parse(run.details, error);
  if (error || !details.is_object()) return "";
  const boost::json::value* reason = details.as_object().if_contains("reason");
  return reason != nullptr && reason->is_string() ? std::string(reason->as_string()) : "";
}

std::string charged(const store::RunRow& run) {
  switch (run.state) {
    case RunState::kSucceeded:
    case RunState::kFailed:
    case RunState::kCanceled:
      return run.cost > 0 ? "yes" : "no";
    case RunState::kUnknown:
      return "unknown";
    default:
      return "not yet";
  }
}

std::optional<std::string> or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

RunView view_of(const store::RunRow& run) {
  return {.id = run.id,
          .state = std::string(store::name_of(run.state)),
          .charged = charged(run),
          .maker = run.maker,
          .model = run.model,
          .work = run.work,
          .job_id = or_none(run.job),
          .project_id = or_none(run.project),
          .remote_id = or_none(run.remote_id),
          .estimate_usd = dollars(run.estimate),
          .cost_usd = dollars(run.cost),
          .reason = reason_of(run),
          .created_at = iso_time(run.created),
          .changed_at = iso_time(run.changed)};
}

CostsView costs(const Context& context, const CostQuery& query) {
  const mv::Spending& spending = context.workshop.spending;
  CostsView view;
  view.month = view_of(spending.this_month());
  view.budget = {.month_usd = dollars(spending.caps().month),
                 .project_usd = dollars(spending.caps().project)};
  view.months = sums(spending, store::RunGroup::kMonth);
  view.makers = sums(spending, store::RunGroup::kMaker);
  view.projects = sums(spending, store::RunGroup::kProject);
  const auto runs = spending.records().list({.job = {},
                                             .project = query.project,
                                             .stands = {},
                                             .since = {},
                                             .limit = static_cast<int>(query.limit)});
  for (const store::RunRow& run : runs) view.runs.push_back(view_of(run));
  return view;
}

EstimateView estimate(const Context& context, const store::ProjectRow& project) {
  EstimateView view;
  MicroDollars total = 0;
  for (const mv::EstimatePart& part : mv::estimate_film(context.workshop, project)) {
    total += part.each * part.count;
    view.parts.push_back({.work = std::string(mv::name_of(part.work)),
                          .maker = part.maker,
                          .model = part.model,
                          .count = part.count,
                          .each_usd = dollars(part.each),
                          .total_usd = dollars(part.each * part.count),
                          .warning = part.warning});
  }
  const mv::Spending& spending = context.workshop.spending;
  const store::RunSum sum = spending.of_project(project.id);
  view.total_usd = dollars(total);
  view.spent_usd = dollars(sum.spent);
  view.reserved_usd = dollars(sum.reserved);
  view.left_usd = dollars(spending.left_for(project.id));
  return view;
}

http::Reply estimate_draft(const Context& context, const NewProject& body) {
  const ProjectDraft draft = draft_of(context, body);
  store::ProjectRow project = draft.project;
  project.settings = boost::json::serialize(schema::to_json(draft.settings));
  mv::check(draft.settings);
  return described(context, estimate(context, project));
}

}  // namespace

schema::Notes CostSum::notes() {
  return {
      .about = "Runs with something in common, and what they cost.",
      .fields = {{"of", {.about = "The month, maker or project; may be empty.", .example = "2026-11"}},
                 {"runs", {.about = "", .example = 12}},
                 {"spent_usd", {.about = "Of runs that have ended, in dollars.", .example = 14.4}},
                 {"reserved_usd",
                  {.about = "Of runs that go on, or whose end is unknown, in dollars.", .example = 3.2}}}};
}

schema::Notes CostBudget::notes() {
  return {.about = "BUDGET_USD; null for no limit.",
          .fields = {{"month_usd", {.about = "Of all runs in a calendar month (UTC).", .example = 50}},
                     {"project_usd", {.about = "Of all runs of one project.", .example = 10}}}};
}

schema::Notes RunView::notes() {
  return {.about = "One run at a maker elsewhere.",
          .fields = {{"state",
                      {.about = "unknown: nobody can tell whether it ran; its job is held.",
                       .example = "succeeded",
                       .choices = {"intended", "submitted", "succeeded", "failed", "canceled", "unknown"}}},
                     {"charged",
                      {.about = "Whether it was paid for.",
                       .example = "yes",
                       .choices = {"yes", "no", "unknown", "not yet"}}},
                     {"maker", {.about = "", .example = "replicate"}},
                     {"model", {.about = "", .example = "google/veo-3.1"}},
                     {"work", {.about = "", .example = "clip"}},
                     {"job_id", {.about = "", .example = kExampleId, .format = "uuid"}},
                     {"remote_id", {.about = "The maker's own name of the run.", .example = "7f3k2"}},
                     {"estimate_usd", {.about = "Told before.", .example = 1.6}},
                     {"cost_usd", {.about = "Known after.", .example = 1.6}},
                     {"reason", {.about = "Why it failed, or is unknown; may be empty."}}}};
}

schema::Notes CostQuery::notes() {
  return {.about = "Which runs are listed.",
          .fields = {{"project", {.about = "Only this project's.", .format = "uuid"}},
                     {"limit",
                      {.about = "How many runs, the newest.",
                       .at_least = 0,
                       .at_most = 500,
                       .otherwise = schema::Otherwise::kDefault}}}};
}

schema::Notes CostsView::notes() {
  return {.about = "What makers elsewhere have cost.",
          .fields = {{"month", {.about = "This calendar month (UTC)."}},
                     {"projects", {.about = "`of` is the project's id, empty for work of no project."}},
                     {"runs", {.about = "Newest first."}}}};
}

schema::Notes EstimatePartView::notes() {
  return {.about = "One kind of work that a film still needs.",
          .fields = {
              {"work", {.about = "", .example = "clips", .choices = {"scenes", "images", "clips", "lips"}}},
              {"maker", {.about = "Who would do it.", .example = "replicate"}},
              {"model", {.about = "With which model; may be empty.", .example = "google/veo-3.1"}},
              {"count", {.about = "", .example = 4}},
              {"each_usd", {.about = "", .example = 1.6}},
              {"total_usd", {.about = "", .example = 6.4}},
              {"warning", {.about = "Of the model's end, or why it cannot be done; may be empty."}}}};
}

schema::Notes EstimateView::notes() {
  return {.about = "What making the film would cost now; only what is missing is counted.",
          .fields = {{"total_usd", {.about = "", .example = 6.4}},
                     {"spent_usd", {.about = "By this project, until now.", .example = 0}},
                     {"reserved_usd", {.about = "By runs of this project that go on.", .example = 0}},
                     {"left_usd", {.about = "What the budget leaves; null for no limit.", .example = 43.6}}}};
}

std::vector<Endpoint> costs_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_query<CostQuery, CostsView>(
      Method::kGet, "/api/costs",
      {.id = "read_costs",
       .summary = "What makers have cost",
       .about = "Sums by month, maker and project, the budget, and the newest runs.",
       .tag = "System",
       .errors = {}},
      [&context](const http::Request&, const CostQuery& query) {
        return described(context, costs(context, query));
      }));
  table.push_back(takes_nothing<EstimateView>(
      Method::kGet, "/api/projects/{id}/estimate",
      {.id = "estimate_film",
       .summary = "What making the film would cost",
       .about = "By the makers that would be chosen now; what is there already costs nothing.",
       .tag = "Projects",
       .errors = {kNoProject}},
      [&context](const http::Request& request) -> http::Reply {
        return described(context, estimate(context, mv::existing_project(context.workshop, id_of(request))));
      }));
  table.push_back(takes_json<NewProject, EstimateView>(
      Method::kPost, "/api/costs/estimate",
      {.id = "estimate_draft",
       .summary = "What a project would cost that is not there yet",
       .about = "Nothing is made or kept.",
       .tag = "Projects",
       .errors = {}},
      [&context](const http::Request&, const NewProject& body) { return estimate_draft(context, body); }));
  return table;
}

}  // namespace api
