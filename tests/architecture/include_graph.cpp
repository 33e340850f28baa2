#include "include_graph.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace architecture {
namespace {

namespace fs = std::filesystem;

constexpr std::array kEmptyNames = {"utils", "util", "helpers", "helper", "common", "misc"};

// C and POSIX headers that the program may use anywhere; those of C++ have neither a dot nor a slash.
constexpr std::array kSystemHeaders = {"cxxabi.h", "dirent.h",  "fcntl.h", "poll.h",    "pthread.h",
                                       "sched.h",  "signal.h",  "spawn.h", "strings.h", "time.h",
                                       "unistd.h", "termios.h", "sys/"};

struct Include {
  std::string header;
  bool ours = false;  // in quotes
};

std::optional<Include> include_of(std::string_view line) {
  const auto skip = [&](std::string_view word) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const bool there = line.starts_with(word);
    if (there) line.remove_prefix(word.size());
    return there;
  };
  if (!skip("#") || !skip("include")) return std::nullopt;
  const bool ours = skip("\"");
  if (!ours && !skip("<")) return std::nullopt;
  return Include{.header = std::string(line.substr(0, line.find(ours ? '"' : '>'))), .ours = ours};
}

bool starts_with_any(std::string_view text, const auto& beginnings) {
  return std::ranges::any_of(beginnings,
                             [&](std::string_view beginning) { return text.starts_with(beginning); });
}

const Room* find_room(std::string_view name, const std::vector<Room>& rooms) {
  const auto found = std::ranges::find(rooms, name, &Room::name);
  return found == rooms.end() ? nullptr : &*found;
}

bool is_test(const fs::path& file) {
  return file.stem().string().find("test") != std::string::npos || file.parent_path().filename() == "testing";
}

// The rule that an include of ours breaks; nothing when it is fine. `folder` is its file's, relative to
// backend/.
std::optional<std::string> broken_floor(const std::string& header, const Room& room,
                                        const std::vector<Room>& rooms) {
  const std::string used = header.substr(0, header.find('/'));
  if (header.find('/') == std::string::npos || find_room(used, rooms) == nullptr) {
    return fmt::format("an include of ours begins with the room: \"{}/…\"", room.name);
  }
  if (used == room.name || std::ranges::count(room.may_use, used) > 0) return std::nullopt;
  return fmt::format("{} may not use {}; it may use: {}", room.name, used,
                     room.may_use.empty() ? "nothing" : fmt::format("{}", fmt::join(room.may_use, ", ")));
}

std::optional<std::string> broken_library(const std::string& header, const fs::path& file,
                                          const std::vector<Library>& libraries) {
  const bool of_cpp = header.find_first_of("./") == std::string::npos;
  if (of_cpp || (is_test(file) && starts_with_any(header, std::array{"gtest/", "gmock/"})))
    return std::nullopt;

  for (const Library& library : libraries) {
    if (!starts_with_any(header, library.headers)) continue;
    if (starts_with_any(file.generic_string(), library.folders)) return std::nullopt;
    return library.folders.empty()
               ? fmt::format("no room uses {}", library.name)
               : fmt::format("{} stays in {}", library.name, fmt::join(library.folders, " and "));
  }
  if (starts_with_any(header, kSystemHeaders)) return std::nullopt;
  return "a library that is not in tests/architecture/floors.h; give it a room there";
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) entries.push_back(entry.path());
  std::ranges::sort(entries);
  return entries;
}

void check_file(const fs::path& backend, const fs::path& file, const Room& room,
                const std::vector<Room>& rooms, const std::vector<Library>& libraries,
                std::vector<Finding>& findings) {
  const fs::path relative = file.lexically_relative(backend);
  std::ifstream input(file);
  std::string line;
  for (int number = 1; std::getline(input, line); ++number) {
    const auto include = include_of(line);
    if (!include) continue;
    const auto rule = include->ours ? broken_floor(include->header, room, rooms)
                                    : broken_library(include->header, relative, libraries);
    if (!rule) continue;
    findings.push_back({fmt::format("backend/{}:{}", relative.generic_string(), number), line, *rule});
  }
}

}  // namespace

std::vector<Finding> check_house(const fs::path& root, const std::vector<Room>& rooms,
                                 const std::vector<Library>& libraries) {
  const fs::path backend = root / "backend";
  std::vector<Finding> findings;
  for (const fs::path& entry : sorted_entries(backend)) {
    const fs::path relative = entry.lexically_relative(backend);
    const std::string place = "backend/" + relative.generic_string();
    if (std::ranges::count(kEmptyNames, entry.stem().string()) > 0) {
      findings.push_back({place, entry.filename(), "name the subject: such a name takes in everything"});
    }
    const bool source = entry.extension() == ".cpp" || entry.extension() == ".h";
    if (!source || !fs::is_regular_file(entry)) continue;

    if (const Room* room = find_room(relative.begin()->string(), rooms)) {
      check_file(backend, entry, *room, rooms, libraries, findings);
    } else {
      findings.push_back(
          {place, relative.begin()->string(), "a room without a floor; give it one in floors.h"});
    }
  }
  return findings;
}

std::string report_of(const std::vector<Finding>& findings) {
  std::string report;
  for (const Finding& finding : findings) {
    report += fmt::format("{}: {}\n    {}\n", finding.place, finding.rule, finding.text);
  }
  return report;
}

}  // namespace architecture
