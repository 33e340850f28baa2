#include <chrono>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/cost_book.h"
#include "app/usage.h"
#include "base/text.h"
#include "jobs/job_json.h"
#include "mv/paid_runs.h"
#include "mv/pretty_json.h"

namespace app {
namespace {

namespace json = boost::json;

struct CostsOptions {
  std::string write_off;
  int runs = 20;
  bool json = false;
};

// As text, so that no cent is lost; null for no limit.
json::value amount(const std::optional<base::MicroDollars>& dollars) {
  return dollars ? json::value(base::to_plain_dollars(*dollars)) : json::value(nullptr);
}

json::object to_json(const store::RunSum& sum) {
  return {{"of", sum.of},
          {"runs", sum.runs},
          {"spent_usd", base::to_plain_dollars(sum.spent)},
          {"reserved_usd", base::to_plain_dollars(sum.reserved)}};
}

json::object to_json(const store::RunRow& run) {
  json::object facts = mv::provenance(run);
  facts["id"] = run.id;
  facts["state"] = store::name_of(run.state);
  facts["created_at"] = jobs::iso_milliseconds(run.created);
  return facts;
}

void print_json(const mv::Spending& spending, int most) {
  json::object told;
  for (const auto& [name, group] :
       {std::pair("months", store::RunGroup::kMonth), std::pair("makers", store::RunGroup::kMaker),
        std::pair("projects", store::RunGroup::kProject)}) {
    json::array list;
    for (const store::RunSum& sum : spending.records().sums(group, {})) list.push_back(to_json(sum));
    told[name] = std::move(list);
  }
  json::array runs;
  for (const store::RunRow& run :
       spending.records().list({.job = {}, .project = {}, .stands = {}, .since = {}, .limit = most}))
    runs.push_back(to_json(run));
  told["budget"] = json::object{{"month_usd", amount(spending.caps().month)},
                                {"project_usd", amount(spending.caps().project)}};
  told["runs"] = std::move(runs);
  fmt::print("{}", mv::pretty(told));
}

void print_sums(std::string_view title, const std::vector<store::RunSum>& sums) {
  for (const store::RunSum& sum : sums) {
    fmt::print("{:<8} {:<24} {:>12}", title, sum.of, base::to_dollars(sum.spent));
    if (sum.reserved > 0)
      fmt::print("  and {} of runs that go on or are unknown", base::to_dollars(sum.reserved));
    fmt::print("  ({})\n", base::counted(static_cast<std::size_t>(sum.runs), "run"));
  }
}

void print_budget(const mv::Spending& spending) {
  const store::RunCaps& caps = spending.caps();
  if (!caps.month && !caps.project) {
    fmt::print("no budget; BUDGET_USD sets one\n");
    return;
  }
  fmt::print("budget  ");
  if (caps.month) fmt::print(" {} a month", base::to_dollars(*caps.month));
  if (caps.month && caps.project) fmt::print(",");
  if (caps.project) fmt::print(" {} a project", base::to_dollars(*caps.project));
  fmt::print("\n");
}

std::string_view state_for_people(const store::RunRow& run) {
  const bool is_written_off = run.state == store::RunState::kUnknown && !run.stands;
  return is_written_off ? "written off" : store::name_of(run.state);
}

void print_text(const mv::Spending& spending, int most) {
  const auto runs =
      spending.records().list({.job = {}, .project = {}, .stands = {}, .since = {}, .limit = most});
  if (runs.empty()) fmt::print("nothing has been ordered from makers elsewhere\n");
  print_sums("month", spending.records().sums(store::RunGroup::kMonth, {}));
  print_sums("maker", spending.records().sums(store::RunGroup::kMaker, {}));
  print_budget(spending);
  for (const store::RunRow& run : runs) {
    fmt::print("{}  {:<11} {:>9}  {} {} {}  {}\n", jobs::iso_milliseconds(run.created).substr(0, 19),
               state_for_people(run), base::to_dollars(store::counted(run)), run.maker, run.work, run.model,
               run.id);
  }
}

void show_costs(const CostsOptions& options, Composition& composition) {
  const CostBook book(composition.settings(), composition.clock());
  const mv::Spending& spending = book.spending();
  if (!options.write_off.empty()) {
    const store::RunRow run = spending.write_off(options.write_off);
    fmt::print("written off: {} {} of {}; it counts as {}, and its work is ordered anew when it is wanted\n",
               run.maker, run.work, jobs::iso_milliseconds(run.created).substr(0, 10),
               base::to_dollars(run.estimate));
    return;
  }
  options.json ? print_json(spending, options.runs) : print_text(spending, options.runs);
}

}  // namespace

void add_costs(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<CostsOptions>();
  CLI::App* command =
      app.add_subcommand("costs", "What makers elsewhere have cost, and which runs there were");
  takes_whole_number(command->add_option("--runs", o->runs, "How many runs are listed, the newest"))
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  command->add_option(
      "--write-off", o->write_off,
      "Id of a run of which nobody knows whether it arrived, or nothing was heard for a day: its work "
      "may be ordered anew");
  command->add_flag("--json", o->json, "As JSON");
  command->callback([o, &composition] { show_costs(*o, composition); });
}

}  // namespace app
