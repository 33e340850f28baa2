#include "app/doctor/report.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace app {
namespace {

std::string_view name_of(Mark mark) {
  switch (mark) {
    case Mark::kGood:
      return "ok";
    case Mark::kNote:
      return "note";
    case Mark::kBroken:
      return "broken";
  }
  return "";
}

std::size_t count(const std::vector<Finding>& findings, Mark mark) {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [mark](const Finding& finding) { return finding.mark == mark; }));
}

// The value is often longer than a column: what follows it then simply stands further right.
std::string setting_line(const SettingValue& value, const Settings& settings) {
  return fmt::format("  {:<26}{:<36}  {}\n", value.row->name, base::printable(shown(value, settings)),
                     words_for(value.origin));
}

std::string closing(const std::vector<Finding>& findings) {
  const std::size_t broken = count(findings, Mark::kBroken), notes = count(findings, Mark::kNote);
  if (broken > 0) return fmt::format("{} to mend: see \"broken\" above.\n", base::counted(broken, "thing"));
  const std::string_view ready = "All that a film needs is there.";
  if (notes == 0) return fmt::format("{}\n", ready);
  return fmt::format("{} {} above {} for those who want more.\n", ready, base::counted(notes, "note"),
                     notes == 1 ? "is" : "are");
}

std::string without_password(std::string_view address) {
  const std::size_t scheme = address.find("://"), at = address.rfind('@');
  if (at == std::string_view::npos) return std::string(address);
  return fmt::format("{}…{}", scheme < at ? address.substr(0, scheme + 3) : "", address.substr(at));
}

std::string default_shown(const SettingValue& value, const Settings& settings) {
  if (value.row->name == "SONGREEL_OUTPUTS") return settings.outputs.string();
  if (value.row->name == "DATABASE_URL") return settings.database.string();
  return std::string(value.row->fallback_words.empty() ? value.row->fallback : value.row->fallback_words);
}

boost::json::value problem_of(const SettingValue& value, const Settings& settings) {
  for (const SettingProblem& problem : settings.problems) {
    if (problem.name == value.row->name) return boost::json::value(base::printable(problem.error.message()));
  }
  return nullptr;
}

boost::json::object setting_json(const SettingValue& value, const Settings& settings) {
  const bool secret = value.row->secrecy == Secrecy::kSecret;
  boost::json::object json{{"name", value.row->name}, {"part", title_of(value.row->part)}};
  if (secret) {
    json["value"] = nullptr;
  } else {
    json["value"] = base::printable(shown(value, settings));
  }
  json["secret"] = secret;
  json["set"] = value.origin != Origin::kDefault;
  json["origin"] = words_for(value.origin);
  json["problem"] = problem_of(value, settings);
  return json;
}

}  // namespace

std::string shown(const SettingValue& value, const Settings& settings) {
  if (value.origin == Origin::kDefault) return default_shown(value, settings);
  if (value.row->secrecy == Secrecy::kSecret) return "set";
  return value.row->secrecy == Secrecy::kMayHoldSecret ? without_password(value.text) : value.text;
}

std::vector<Finding> about_settings(const Settings& settings) {
  std::vector<Finding> findings;
  for (const SettingProblem& problem : settings.problems) {
    findings.push_back({.mark = problem.part == Part::kCloud ? Mark::kNote : Mark::kBroken,
                        .what = "setting",
                        .state = problem.error.message(),
                        .advice = "",
                        .kind = problem.error.kind()});
  }
  std::vector<std::string> notes = settings.dotenv.faults;
  notes.insert(notes.end(), settings.notes.begin(), settings.notes.end());
  if (!settings.forgotten.empty()) {
    notes.push_back(fmt::format("{} {} here", fmt::join(settings.forgotten, ", "),
                                settings.forgotten.size() == 1 ? "means nothing" : "mean nothing"));
  }
  for (const std::string& note : notes) {
    findings.push_back({.mark = Mark::kNote, .what = "setting", .state = note, .advice = ""});
  }
  return findings;
}

std::string describe(const Settings& settings, const std::vector<Finding>& findings) {
  std::string text = "What is there\n";
  for (const Finding& finding : findings) {
    text +=
        fmt::format("  {:<8}{:<15}{}\n", name_of(finding.mark), finding.what, base::printable(finding.state));
    if (!finding.advice.empty()) text += fmt::format("{:25}{}\n", "", base::printable(finding.advice));
  }
  std::string_view title;
  for (const SettingValue& value : settings.values) {
    if (title_of(value.row->part) != title) {
      title = title_of(value.row->part);
      text += fmt::format("\n{}\n", title);
    }
    text += setting_line(value, settings);
  }
  return text + '\n' + closing(findings);
}

boost::json::object to_json(const Settings& settings, const std::vector<Finding>& findings) {
  boost::json::array checks, list;
  for (const Finding& finding : findings) {
    checks.push_back(boost::json::object{{"mark", name_of(finding.mark)},
                                         {"what", finding.what},
                                         {"state", base::printable(finding.state)},
                                         {"advice", base::printable(finding.advice)}});
  }
  for (const SettingValue& value : settings.values) list.push_back(setting_json(value, settings));
  return {{"ready", count(findings, Mark::kBroken) == 0},
          {"checks", std::move(checks)},
          {"settings", std::move(list)}};
}

}  // namespace app
