#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "app/settings.h"
#include "base/error.h"

namespace app {

enum class Mark {
  kGood,
  kNote,    // films can be made all the same
  kBroken,  // something that must work does not
};

// What doctor found about one thing.
struct Finding {
  Mark mark = Mark::kGood;
  std::string what;                                        // "outputs"
  std::string state;                                       // a few words: "/films, 79 GB free"
  std::string advice;                                      // what to do; "" where nothing is to be done
  base::ErrorKind kind = base::ErrorKind::kNotConfigured;  // of what is broken
};

// Every setting, its value (never a secret's) and origin; then the findings. For people.
std::string describe(const Settings& settings, const std::vector<Finding>& findings);
// The same for programs.
boost::json::object to_json(const Settings& settings, const std::vector<Finding>& findings);

// What a list may show of a value: "set" for a secret, an address without its password, the default in words.
std::string shown(const SettingValue& value, const Settings& settings);

// One finding for each setting that makes no sense and each note about what was read.
std::vector<Finding> about_settings(const Settings& settings);

}  // namespace app
