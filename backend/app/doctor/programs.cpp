#include "app/doctor/programs.h"

#include <charconv>
#include <unistd.h>

#include <fmt/format.h>

#include "app/setting_text.h"

namespace app {
namespace fs = std::filesystem;
namespace {

// Video sites change what old versions rely on every few months.
constexpr std::chrono::days kTooOld{180};

bool can_be_started(const fs::path& file) {
  std::error_code error;
  return fs::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0;
}

// "2023.03.04", also with a fourth part.
std::optional<std::chrono::sys_days> released(std::string_view version) {
  const std::vector<std::string> parts = list_of(version, '.');
  if (parts.size() < 3) return std::nullopt;
  int numbers[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const char* const end = parts[i].data() + parts[i].size();
    if (const auto [after, error] = std::from_chars(parts[i].data(), end, numbers[i]);
        error != std::errc() || after != end) {
      return std::nullopt;
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(numbers[0]),
                                        std::chrono::month(static_cast<unsigned>(numbers[1])),
                                        std::chrono::day(static_cast<unsigned>(numbers[2]))};
  return day.ok() ? std::optional<std::chrono::sys_days>(day) : std::nullopt;
}

bool is_font(const fs::path& file) {
  return file.extension() == ".ttf" || file.extension() == ".otf" || file.extension() == ".ttc";
}

Finding about_key(std::string what, const std::string& key, std::string_view variable) {
  if (key.empty()) return {Mark::kGood, std::move(what), fmt::format("{} is not set", variable), ""};
  return {Mark::kNote, std::move(what),
          fmt::format("{} is set, but this version has no such maker yet", variable), ""};
}

}  // namespace

std::optional<fs::path> find_program(const fs::path& name, std::string_view path) {
  if (name.string().find('/') != std::string::npos)
    return can_be_started(name) ? std::optional(name) : std::nullopt;
  for (const std::string& folder : list_of(path, ':')) {
    if (const fs::path file = folder / name; can_be_started(file)) return file;
  }
  return std::nullopt;
}

Finding about_downloader(const fs::path& program, const std::optional<std::string>& version,
                         std::chrono::sys_days today) {
  const std::string newer =
      "for songs from video pages install today's (pipx install yt-dlp), or name it in YTDLP_PATH";
  if (!version) return {Mark::kNote, "yt-dlp", fmt::format("{} cannot be started", program.string()), newer};
  const auto day = released(*version);
  if (!day) return {Mark::kGood, "yt-dlp", *version, ""};
  const std::chrono::days age = today - *day;
  const std::string state =
      fmt::format("{}, {} days old", *version, std::max(age, std::chrono::days(0)).count());
  if (age > kTooOld) return {Mark::kNote, "yt-dlp", state + ", which is too old for many sites", newer};
  return {Mark::kGood, "yt-dlp", state, ""};
}

Finding about_ffmpeg(const fs::path& named, std::string_view path) {
  std::error_code error;
  const fs::path wanted = named.empty()                    ? fs::path("ffmpeg")
                          : fs::is_directory(named, error) ? named / "ffmpeg"
                                                           : named;
  if (const auto found = find_program(wanted, path)) return {Mark::kGood, "ffmpeg", found->string(), ""};
  return {Mark::kNote, "ffmpeg", fmt::format("{} cannot be started", wanted.string()),
          "yt-dlp needs it to make MP3 files: install ffmpeg, or name it in FFMPEG_PATH"};
}

Finding about_fonts(const std::vector<fs::path>& folders) {
  std::size_t count = 0;
  for (const fs::path& folder : folders) {
    std::error_code error;
    fs::recursive_directory_iterator file(folder, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && file != end; file.increment(error)) count += is_font(file->path()) ? 1 : 0;
  }
  if (count > 0) return {Mark::kGood, "fonts", fmt::format("{} found", count), ""};
  return {Mark::kNote, "fonts", "none found; contact sheets would show boxes for letters",
          "install fonts-dejavu-core or others you like"};
}

std::vector<Finding> about_makers(const Settings& settings) {
  return {{Mark::kGood, "built in", "scenes, pictures and clips, without any key", ""},
          about_key("Gemini", settings.gemini_key, "GEMINI_API_KEY"),
          about_key("Replicate", settings.replicate_token, "REPLICATE_API_TOKEN"),
          about_key("OpenAI", settings.openai_key, "OPENAI_API_KEY"),
          about_key("Anthropic", settings.anthropic_key, "ANTHROPIC_API_KEY")};
}

}  // namespace app
