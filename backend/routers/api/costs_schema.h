#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "schema/fields.h"

namespace api {

// Amounts are dollars.

struct CostSum {
  std::string of;
  std::int64_t runs = 0;
  double spent_usd = 0, reserved_usd = 0;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(CostSum, (), (of, runs, spent_usd, reserved_usd))

struct CostBudget {
  std::optional<double> month_usd, project_usd;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(CostBudget, (), (month_usd, project_usd))

struct RunView {
  std::string id, state, charged, maker, model, work;
  std::optional<std::string> job_id, project_id, remote_id;
  double estimate_usd = 0, cost_usd = 0;
  std::string reason, created_at, changed_at;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(RunView, (),
                      (id, state, charged, maker, model, work, job_id, project_id, remote_id, estimate_usd,
                       cost_usd, reason, created_at, changed_at))

struct CostQuery {
  std::optional<std::string> project;
  std::int64_t limit = 50;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(CostQuery, (), (project, limit))

struct CostsView {
  CostSum month;
  CostBudget budget;
  std::vector<CostSum> months, makers, projects;
  std::vector<RunView> runs;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(CostsView, (), (month, budget, months, makers, projects, runs))

struct EstimatePartView {
  std::string work, maker, model;
  std::int64_t count = 0;
  double each_usd = 0, total_usd = 0;
  std::string warning;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(EstimatePartView, (), (work, maker, model, count, each_usd, total_usd, warning))

struct EstimateView {
  std::vector<EstimatePartView> parts;
  double total_usd = 0;
  double spent_usd = 0, reserved_usd = 0;
  std::optional<double> left_usd;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(EstimateView, (), (parts, total_usd, spent_usd, reserved_usd, left_usd))

}  // namespace api
