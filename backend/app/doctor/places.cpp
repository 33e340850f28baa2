#include "app/doctor/places.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kOneFilm = 100ULL << 20;  // clips, song and film of four minutes at 720p
constexpr std::uintmax_t kComfort = 2ULL << 30;

std::string size_text(std::uintmax_t bytes) {
  if (bytes >= 10ULL << 30) return fmt::format("{} GB", bytes >> 30);
  if (bytes >= 1ULL << 30) return fmt::format("{:.1f} GB", static_cast<double>(bytes) / (1ULL << 30));
  return fmt::format("{} MB", bytes >> 20);
}

// The folder itself, or the one that it would be made in.
fs::path nearest_existing(const fs::path& folder) {
  std::error_code ignored;
  fs::path place = fs::absolute(folder, ignored);
  while (!fs::exists(place, ignored) && place.has_parent_path() && place != place.parent_path()) {
    place = place.parent_path();
  }
  return place;
}

bool is_database(const fs::path& file) {
  constexpr std::string_view kMagic =
      "SQLite format 3";  // sqlite.org/fileformat2.html, with the zero that ends it
  std::array<char, kMagic.size() + 1> head{};
  std::ifstream(file, std::ios::binary).read(head.data(), head.size());
  return std::string_view(head.data(), kMagic.size()) == kMagic && head.back() == '\0';
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

Finding broken(std::string what, std::string state, std::string advice, base::ErrorKind kind) {
  return {Mark::kBroken, std::move(what), std::move(state), std::move(advice), kind};
}

Finding about_space(const fs::path& outputs, const fs::path& place) {
  std::error_code error;
  const fs::space_info space = fs::space(place, error);
  if (error)
    return {Mark::kNote, "outputs",
            fmt::format("{}; how much is free there cannot be told", outputs.string()), ""};
  const std::string state = fmt::format("{}{}, {} free", outputs.string(),
                                        place == fs::absolute(outputs) ? "" : " (made when first used)",
                                        size_text(space.available));
  if (space.available < kOneFilm) {
    return broken("outputs", state, "free some space there, or name another folder in SONGREEL_OUTPUTS",
                  base::ErrorKind::kDiskFull);
  }
  if (space.available < kComfort)
    return {Mark::kNote, "outputs", state, "enough for a film or two; free some space before more"};
  return {Mark::kGood, "outputs", state, ""};
}

}  // namespace

Finding about_outputs(const fs::path& outputs) {
  const fs::path place = nearest_existing(outputs);
  std::error_code error;
  if (!fs::is_directory(place, error)) {
    return broken("outputs", fmt::format("{} is a file", place.string()), "name a folder in SONGREEL_OUTPUTS",
                  base::ErrorKind::kUnwritable);
  }
  if (::access(place.c_str(), W_OK | X_OK) != 0) {
    return broken(
        "outputs",
        fmt::format("{} cannot be written ({})", place.string(), std::generic_category().message(errno)),
        "make it writable for you, or name another folder in SONGREEL_OUTPUTS", base::ErrorKind::kUnwritable);
  }
  return about_space(outputs, place);
}

// Of each line of /proc/locks: "1: FLOCK  ADVISORY  WRITE 4711 fd:00:1048 0 EOF". The device is not compared:
// on layered file systems it is not the one that stat() tells. A process that has the file open settles it
// where we may look.
std::optional<int> lock_holder(const fs::path& file, std::string_view locks) {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) return std::nullopt;
  std::istringstream lines{std::string(locks)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string number, kind, advisory, access, place;
    int process = 0;
    if (!(words >> number >> kind >> advisory >> access >> process >> place)) continue;
    if (place.substr(place.rfind(':') + 1) != std::to_string(state.st_ino)) continue;
    std::error_code error;
    const fs::directory_iterator open_files(fmt::format("/proc/{}/fd", process), error);
    if (error) return process;
    for (const fs::directory_entry& open_file : open_files) {
      if (fs::equivalent(open_file.path(), file, error)) return process;
    }
  }
  return std::nullopt;
}

Finding about_database(const fs::path& database, const fs::path& lock) {
  if (const auto holder = lock_holder(lock, text_of("/proc/locks"))) {
    return {Mark::kGood, "records",
            fmt::format("{}, in use by the server that runs as process {}", database.string(), *holder), ""};
  }
  std::error_code error;
  if (!fs::exists(database, error)) {
    const fs::path place = nearest_existing(database.parent_path());
    if (::access(place.c_str(), W_OK | X_OK) == 0) {
      return {Mark::kGood, "records", fmt::format("{} (made by the first server)", database.string()), ""};
    }
    return broken(
        "records", fmt::format("{} cannot be made: {} is not writable", database.string(), place.string()),
        "make it writable for you, or name another file in DATABASE_URL", base::ErrorKind::kUnwritable);
  }
  if (!fs::is_regular_file(database, error) || ::access(database.c_str(), R_OK | W_OK) != 0) {
    return broken("records", fmt::format("{} cannot be read and written", database.string()),
                  "change its access rights, or name another file in DATABASE_URL",
                  base::ErrorKind::kUnwritable);
  }
  const std::uintmax_t bytes = fs::file_size(database, error);
  if (bytes > 0 && !is_database(database)) {
    return broken("records", fmt::format("{} is no database", database.string()),
                  "move that file away, or name another one in DATABASE_URL", base::ErrorKind::kBadRecords);
  }
  return {Mark::kGood, "records", fmt::format("{}, {}", database.string(), size_text(bytes)), ""};
}

}  // namespace app
