#include "app/doctor/programs.h"

#include <charconv>
#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

Finding note_of(const mv::MakerConcern& concern) {
  const bool is_said = concern.text.find(concern.advice) != std::string::npos;
  return {Mark::kNote, concern.maker, concern.text, is_said ? "" : concern.advice};
}

std::string works_of(const mv::Maker& maker) {
  std::vector<std::string_view> works;
  if (maker.scenes != nullptr) works.emplace_back("scenes");
  if (maker.images != nullptr) works.emplace_back("pictures");
  if (maker.clips != nullptr) works.emplace_back("clips");
  if (maker.lips != nullptr) works.emplace_back("lips");
  return fmt::format("{}", fmt::join(works, ", "));
}

// Whether it is ready, else why not.
Finding about_maker(const mv::Maker& maker, const std::vector<mv::MakerConcern>& concerns) {
  if (!maker.is_set) return {Mark::kGood, maker.name, maker.variable + " is not set", ""};
  for (const mv::MakerConcern& concern : concerns) {
    if (concern.maker == maker.name && concern.is_of_all()) return note_of(concern);
  }
  return {Mark::kGood, maker.name, "ready: " + works_of(maker), ""};
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

std::vector<Finding> about_makers(const std::vector<mv::Maker>& makers,
                                  const std::vector<mv::MakerConcern>& concerns) {
  std::vector<Finding> findings = {
      {Mark::kGood, "built in", "scenes, pictures, clips and lips, without any key", ""}};
  for (const mv::Maker& maker : makers) {
    findings.push_back(about_maker(maker, concerns));
    for (const mv::MakerConcern& concern : concerns) {
      if (concern.maker == maker.name && !concern.is_of_all()) findings.push_back(note_of(concern));
    }
  }
  return findings;
}

}  // namespace app
