#pragma once

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "providers/hosted/testing/fake_server.h"
#include "providers/hosted/testing/small_commission.h"

// The bad days that every vendor can have: one table of faults, with what the user must be told and what must
// stand in the ledger then. Each room has its makers meet all of them that its wire can produce.
namespace providers::testing_room {

enum class Ledger {
  kNothing,  // no run stands or counts
  kBill,     // no run stands; what counts is what the vendor charged
  kHeld,     // the run stands with its estimate until the user decides
};

struct BadDay {
  std::string fault;                                   // of the fake, for the next request that it can befall
  std::optional<base::ErrorKind> told = std::nullopt;  // nothing: the maker gets over it
  std::vector<std::string> words = {};                 // of what is told
  Ledger ledger = Ledger::kBill;
  std::size_t rows = 1;               // of the ledger
  boost::json::object switches = {};  // of the fake, as long as the day lasts
};

inline void PrintTo(const BadDay& day, std::ostream* out) {
  *out << day.fault;
}

inline std::string name_of_day(const testing::TestParamInfo<BadDay>& day) {
  std::string name = day.param.fault;
  std::replace(name.begin(), name.end(), ':', '_');
  return name;
}

using BadDays = std::vector<BadDay>;

inline BadDays all_of(std::initializer_list<BadDays> parts) {
  BadDays all;
  for (const BadDays& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

// How a wire bears that the answer to an order is lost.
enum class Wire {
  kLooksUp,  // what had arrived is found again
  kHolds,    // nobody can tell whether it is there, and it costs
  kFree,     // nobody can tell, and it costs nothing
  kAnswers,  // as kHolds, and the answer is the work itself
};

// What may befall the order.
inline BadDays days_of_asking(Wire wire) {
  using base::ErrorKind;
  const bool holds = wire == Wire::kHolds || wire == Wire::kAnswers;
  const auto lost = [&](const std::string& fault) {
    return holds ? BadDay{.fault = fault, .told = ErrorKind::kOrderUnknown, .ledger = Ledger::kHeld}
                 : BadDay{.fault = fault, .told = ErrorKind::kUnavailable, .ledger = Ledger::kNothing};
  };
  BadDays days{{.fault = "429"}, {.fault = "429_no_time"}, {.fault = "503"}};
  for (const char* fault : {"500", "502_before", "reset_before"}) days.push_back(lost(fault));
  days.push_back(wire != Wire::kAnswers ? lost("html")
                                        : BadDay{.fault = "html",
                                                 .told = ErrorKind::kMakerFailed,
                                                 .words = {"right?"},
                                                 .ledger = Ledger::kNothing});
  for (const char* fault : {"502_after", "504_after", "reset_after"})
    days.push_back(wire == Wire::kLooksUp ? BadDay{.fault = fault} : lost(fault));
  return days;
}

// What may befall the looks at a run in the background.
inline BadDays days_of_waiting() {
  return {{.fault = "poll:429"},
          {.fault = "poll:500"},
          {.fault = "poll:502_before"},
          {.fault = "poll:reset_before"},
          {.fault = "poll:html"}};
}
// A run that the server knows no more; where it costs nothing, it is asked for again at once.
inline BadDay day_of_vanishing(Wire wire) {
  if (wire == Wire::kFree) return {.fault = "vanish", .rows = 2};
  return {.fault = "vanish", .told = base::ErrorKind::kMakerFailed, .words = {"does not know the run"}};
}
// A run that the vendor ends itself, for nothing.
inline BadDay day_of_failing(const std::string& fault, std::vector<std::string> words) {
  return {.fault = fault,
          .told = base::ErrorKind::kMakerFailed,
          .words = std::move(words),
          .ledger = Ledger::kNothing};
}

// Films that are none. `cost`: what is told of it.
inline BadDays days_of_films(const std::string& cost) {
  BadDays days;
  const std::pair<const char*, const char*> ends[] = {{"bad_output", "no film"},
                                                      {"short_output", "a clip of 2.0 seconds where"},
                                                      {"no_picture", "without a picture"}};
  for (const auto& [fault, words] : ends)
    days.push_back({.fault = fault, .told = base::ErrorKind::kMakerFailed, .words = {words, cost}});
  return days;
}

// The vendor's no to a key, or that of a proxy before it. `setting`: what the user is told to mend.
inline BadDay day_of_wrong_key(const std::string& setting) {
  return {.fault = "401",
          .told = base::ErrorKind::kNotConfigured,
          .words = {setting},
          .ledger = Ledger::kNothing,
          .switches = {{"key", "another"}}};
}
inline BadDay day_without_credit() {
  return {.fault = "402",
          .told = base::ErrorKind::kNeedsUser,
          .ledger = Ledger::kNothing,
          .switches = {{"payment_required", true}}};
}

// Has a maker meet such a day, and then a good one. `make`: one piece of work, the same each time.
// `rounding`: how much a row of the ledger may count more or less than the bill's.
inline void meet(const BadDay& day, const FakeServer& fake, const Purse& purse,
                 const std::function<void(mv::Commission&)>& make, double rounding = 0) {
  const boost::json::object usual = fake.switches();
  const std::string key = usual.at("key").is_string() ? std::string(usual.at("key").get_string()) : "no key";
  const auto told = [&]() -> std::optional<base::Error> {
    SmallCommission commission(purse);
    try {
      make(commission);
      commission.runs().settle();
    } catch (const base::Error& error) {
      return error;
    }
    return std::nullopt;
  };
  const auto expect_bill = [&] {
    EXPECT_NEAR(static_cast<double>(purse.counted()), fake.total(),
                0.5 + rounding * static_cast<double>(purse.rows().size()));
  };
  const auto expect_kind = [&](const std::optional<base::Error>& error) {
    ASSERT_EQ(error.has_value(), day.told.has_value()) << (error ? error->message() : "nothing was told");
    if (!error) return;
    EXPECT_EQ(error->kind(), *day.told) << error->message();
    EXPECT_EQ((error->message() + error->details()).find(key), std::string::npos);
    for (const std::string& words : day.words) EXPECT_THAT(error->message(), testing::HasSubstr(words));
  };

  if (day.switches.empty()) fake.next({day.fault});
  fake.set(day.switches);
  expect_kind(told());
  EXPECT_TRUE(fake.switches().at("next").as_array().empty()) << "nothing was befallen";
  EXPECT_LE(purse.rows().size(), day.rows);
  EXPECT_LE(fake.runs(), day.rows);
  if (day.ledger == Ledger::kHeld) {
    expect_kind(told());
    EXPECT_LE(fake.runs(), 1U) << "it was ordered blindly";
    EXPECT_EQ(purse.row().state, store::RunState::kUnknown);
    EXPECT_TRUE(purse.row().stands);
    EXPECT_EQ(purse.counted(), purse.row().estimate);
    return;
  }
  for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(run.stands);
  if (day.ledger == Ledger::kNothing) {
    for (const store::RunRow& run : purse.rows()) EXPECT_EQ(run.state, store::RunState::kFailed);
    EXPECT_EQ(purse.counted(), 0);
  } else {
    expect_bill();
  }
  if (!day.told) {
    EXPECT_EQ(purse.rows().size(), day.rows);
    EXPECT_EQ(fake.runs(), day.rows);
    return;
  }
  for (const auto& [name, value] : day.switches) fake.set({{name, usual.at(name)}});
  const std::size_t rows = purse.rows().size();
  const std::optional<base::Error> after = told();
  EXPECT_FALSE(after) << after->message();
  EXPECT_EQ(purse.rows().size(), rows + 1) << "it is ordered anew";
  expect_bill();
}

}  // namespace providers::testing_room
