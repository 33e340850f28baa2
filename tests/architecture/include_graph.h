#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "floors.h"

namespace architecture {

// One place that breaks the rules: "backend/render/painter.cpp:7", what stands there, and the rule.
struct Finding {
  std::string place;
  std::string text;
  std::string rule;
};

// Holds every .h and .cpp below `root`/backend against the floors and the rooms of the libraries, and the
// names of files and folders against the names that say nothing. In order of path and line. Throws when
// `root`/backend is not there.
std::vector<Finding> check_house(const std::filesystem::path& root, const std::vector<Room>& rooms,
                                 const std::vector<Library>& libraries);

// One line for each finding.
std::string report_of(const std::vector<Finding>& findings);

}  // namespace architecture
