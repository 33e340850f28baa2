#include "app/settings.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/setting_notes.h"
#include "app/setting_text.h"
#include "base/text.h"

namespace app {
namespace fs = std::filesystem;
namespace {

// The checkout that the program was built in, wherever it has been moved since; the place of the build as
// last resort.
fs::path checkout_of(const fs::path& program) {
  for (fs::path folder = program.parent_path(); folder != folder.parent_path();
       folder = folder.parent_path()) {
    std::error_code error;
    if (fs::is_directory(folder / "backend/mv/configs", error)) return folder;
  }
  return SONGREEL_SOURCE_DIR;
}

SettingValue value_of(const SettingRow& row, const Environment& environment, const Dotenv& dotenv) {
  SettingValue value{.row = &row, .text = {}, .origin = Origin::kDefault};
  const auto in_file = dotenv.values.find(std::string(row.name));
  if (const auto set = environment(row.name.data())) {
    value = {.row = &row, .text = std::string(base::trimmed(*set)), .origin = Origin::kEnvironment};
  } else if (in_file != dotenv.values.end()) {
    value = {.row = &row, .text = std::string(base::trimmed(in_file->second)), .origin = Origin::kDotenv};
  }
  if (value.text.empty())
    value = {.row = &row, .text = std::string(row.fallback), .origin = Origin::kDefault};
  return value;
}

// Looks values up by name and understands them. What makes no sense is kept as a problem, so that all can be
// told at once.
class Reading {
 public:
  explicit Reading(Settings& settings) : settings_(settings) {}

  const SettingValue& value(std::string_view name) const {
    const auto found = std::find_if(settings_.values.begin(), settings_.values.end(),
                                    [&](const SettingValue& value) { return value.row->name == name; });
    if (found != settings_.values.end()) return *found;
    throw base::Error(base::ErrorKind::kInternal,
                      fmt::format("{} is missing in the table of settings", name));
  }
  const std::string& text(std::string_view name) const { return value(name).text; }
  bool is_true(std::string_view name) const { return app::is_true(text(name)); }

  // Calls understand(GivenText) and puts what it returns into `to`; a problem leaves `to` as it is.
  template <class To, class Understand>
  void into(To& to, std::string_view name, Understand understand) {
    const SettingValue& found = value(name);
    try {
      to = understand(GivenText{spoken_name(found), found.text});
    } catch (const base::Error& error) {
      settings_.problems.push_back({.name = found.row->name, .part = found.row->part, .error = error});
    }
  }

  // For what makes sense alone, but not beside the others.
  void refuse(std::string_view name, base::ErrorKind kind, std::string_view why) {
    const SettingValue& found = value(name);
    settings_.problems.push_back(
        {.name = found.row->name,
         .part = found.row->part,
         .error = base::Error(kind, fmt::format("{} {} {}", spoken_name(found), found.text, why))});
  }

  template <class To>
  void number(To& to, std::string_view name, std::uint64_t unit = 1) {
    const SettingRow& row = *value(name).row;
    if (text(name).empty()) return;
    into(to, name, [&](const GivenText& given) { return To(whole_number(given, row) * unit); });
  }

 private:
  static std::string spoken_name(const SettingValue& value) {
    if (value.origin == Origin::kFlag) return std::string(value.row->flag);
    return std::string(value.row->name) + (value.origin == Origin::kDotenv ? " in .env" : "");
  }

  Settings& settings_;
};

void read_films(Reading& reading, Settings& settings) {
  for (const std::string& folder : list_of(reading.text("SONGREEL_FLAVORS"), ':')) {
    settings.more_flavors.emplace_back(folder);
  }
  settings.outputs = reading.text("SONGREEL_OUTPUTS");
  reading.number(settings.kept_bytes, "SONGREEL_KEPT_GB", 1ULL << 30);
  settings.debug = reading.is_true("MV_DEBUG_MODE");
}

void read_server(Reading& reading, Settings& settings) {
  settings.host = reading.text("API_HOST") == "localhost" ? "127.0.0.1" : reading.text("API_HOST");
  reading.number(settings.port, "API_PORT");
  settings.web = reading.text("SONGREEL_WEB");
  settings.database = settings.outputs / "songreel.db";
  if (!reading.text("DATABASE_URL").empty()) reading.into(settings.database, "DATABASE_URL", database_file);
  // 0: as many clips as there are cores; no limit of its own for a maker.
  settings.jobs = {{"paint", 0},  {"media", 0},   {"download", 0},  {"write", 0},
                   {"show", 0},   {"builtin", 0}, {"replicate", 0}, {"gemini", 0},
                   {"openai", 0}, {"comfyui", 0}, {"sdcpp", 0}};
  settings.jobs = job_numbers({"", std::string(reading.value("SONGREEL_JOBS").row->fallback)}, settings.jobs);
  reading.into(settings.jobs, "SONGREEL_JOBS",
               [&](const GivenText& given) { return job_numbers(given, settings.jobs); });
  reading.number(settings.keep, "SONGREEL_KEEP_DAYS");
  reading.number(settings.upload_bytes, "SONGREEL_UPLOAD_MB", 1ULL << 20);
}

void read_access(Reading& reading, Settings& settings) {
  reading.into(settings.api_keys, "API_KEY", access_keys);
  reading.into(settings.cors_origins, "CORS_ORIGINS", origins);
  reading.into(settings.allowed_hosts, "SONGREEL_ALLOWED_HOSTS",
               [](const GivenText& given) { return hosts(given, PortRule::kOptional); });
  if (is_loopback(settings.host) || !settings.api_keys.empty()) return;
  reading.refuse("API_HOST", base::ErrorKind::kNotConfigured,
                 "lets other machines in, and API_KEY is not set; set it to a long random text (`openssl "
                 "rand -hex 24` makes "
                 "one), or stay at 127.0.0.1");
}

void read_makers(Reading& reading, Settings& settings) {
  settings.gemini_key = reading.text("GEMINI_API_KEY");
  settings.replicate_token = reading.text("REPLICATE_API_TOKEN");
  if (settings.replicate_token.empty()) settings.replicate_token = reading.text("REPLICATE_API_KEY");
  settings.openai_key = reading.text("OPENAI_API_KEY");
  settings.anthropic_key = reading.text("ANTHROPIC_API_KEY");
  for (const auto& [url, name] : std::initializer_list<std::pair<std::string&, const char*>>{
           {settings.replicate_url, "REPLICATE_BASE_URL"},
           {settings.gemini_url, "GEMINI_BASE_URL"},
           {settings.openai_url, "OPENAI_BASE_URL"},
           {settings.comfyui_url, "COMFYUI_URL"},
           {settings.sdcpp_url, "SDCPP_URL"},
           {settings.public_url, "PUBLIC_URL"}})
    reading.into(url, name, server_address);
  if (settings.openai_url.empty() && !settings.openai_key.empty())
    settings.openai_url = "https://api.openai.com/v1";
  for (const std::string& file : list_of(reading.text("SONGREEL_MODELS"), ':'))
    settings.more_models.emplace_back(file);
  if (!reading.text("COMFYUI_GRAPHS").empty()) settings.graphs = reading.text("COMFYUI_GRAPHS");
  settings.openai_model = reading.text("OPENAI_MODEL");
  settings.openai_image_model = reading.text("OPENAI_IMAGE_MODEL");
  reading.into(settings.budget, "BUDGET_USD", budget);
  settings.mock_clips = reading.is_true("MOCK_VID_GENS");
}

void read_downloads(Reading& reading, Settings& settings) {
  settings.ytdlp = reading.text("YTDLP_PATH");
  settings.ffmpeg = reading.text("FFMPEG_PATH");
  reading.into(settings.download_hosts, "SONGREEL_DOWNLOAD_HOSTS",
               [](const GivenText& given) { return hosts(given, PortRule::kOptional); });
  reading.into(settings.fetch_allow, "SONGREEL_FETCH_ALLOW",
               [](const GivenText& given) { return hosts(given, PortRule::kRequired); });
}

void read_media(Reading& reading, MediaLimits& limits) {
  reading.number(limits.memory_bytes, "SONGREEL_MEDIA_MEMORY_MB", 1ULL << 20);
  reading.number(limits.seconds, "SONGREEL_MEDIA_SECONDS");
  reading.number(limits.output_bytes, "SONGREEL_MEDIA_OUTPUT_MB", 1ULL << 20);
}

void read_cloud(Reading& reading, CloudSettings& cloud) {
  cloud.backend = reading.text("STORAGE_BACKEND");
  cloud.bucket = reading.text("STORAGE_BUCKET");
  cloud.region = reading.text("AWS_REGION");
  cloud.access_key = reading.text("AWS_ACCESS_KEY_ID");
  cloud.secret_key = reading.text("AWS_SECRET_ACCESS_KEY");
  cloud.serve_from_cloud = reading.is_true("SERVE_FROM_CLOUD");
  reading.number(cloud.link_lifetime, "PRESIGNED_URL_EXPIRY");
}

// Everything that follows from `values`.
Settings understood(std::vector<SettingValue> values, Dotenv dotenv, std::vector<std::string> forgotten) {
  Settings settings;
  settings.values = std::move(values);
  settings.dotenv = std::move(dotenv);
  settings.forgotten = std::move(forgotten);
  settings.program = fs::read_symlink("/proc/self/exe");
  const fs::path checkout = checkout_of(settings.program);
  settings.configs = checkout / "backend/mv/configs";
  settings.graphs = checkout / "backend/mv/comfyui";
  settings.catalog = checkout / "backend/providers/catalog.yaml";
  settings.pages = checkout / "backend/routers/api/docs";
  settings.viewer = checkout / "build/viewer";
  settings.example_song = checkout / "examples/silver-skyline.mp3";
  Reading reading(settings);
  read_films(reading, settings);
  if (settings.outputs.empty()) settings.outputs = checkout / "backend/mv/outputs";
  read_server(reading, settings);
  if (settings.web.empty()) settings.web = checkout / "build/web";
  read_access(reading, settings);
  read_makers(reading, settings);
  read_downloads(reading, settings);
  read_media(reading, settings.media);
  read_cloud(reading, settings.cloud);
  settings.notes = notes_on(settings);
  return settings;
}

}  // namespace

std::string_view words_for(Origin origin) {
  switch (origin) {
    case Origin::kFlag:
      return "from the command line";
    case Origin::kEnvironment:
      return "from the environment";
    case Origin::kDotenv:
      return "from .env";
    case Origin::kDefault:
      return "default";
  }
  return "";
}

Environment process_environment() {
  return [](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets variables
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
  };
}

Settings read_settings(const Environment& environment, const Dotenv& dotenv) {
  std::vector<SettingValue> values;
  for (const SettingRow& row : setting_table()) values.push_back(value_of(row, environment, dotenv));
  std::vector<std::string> forgotten;
  for (const std::string_view name : forgotten_settings()) {
    if (environment(name.data()) || dotenv.values.contains(std::string(name))) forgotten.emplace_back(name);
  }
  return understood(std::move(values), dotenv, std::move(forgotten));
}

Settings with_flags(const Settings& settings, const std::map<std::string, std::string>& flags) {
  std::vector<SettingValue> values = settings.values;
  for (SettingValue& value : values) {
    const auto flag = flags.find(std::string(value.row->name));
    if (flag == flags.end()) continue;
    value.text = base::trimmed(flag->second);
    value.origin = Origin::kFlag;
  }
  return understood(std::move(values), settings.dotenv, settings.forgotten);
}

void require_valid(const Settings& settings, std::initializer_list<Part> parts) {
  for (const SettingProblem& problem : settings.problems) {
    const bool wanted = parts.size() == 0
                            ? problem.part != Part::kCloud
                            : std::find(parts.begin(), parts.end(), problem.part) != parts.end();
    if (wanted) throw base::Error(problem.error);
  }
}

void log_settings(const Settings& settings, base::Log& log) {
  for (const std::string& fault : settings.dotenv.faults)
    log.warning("dotenv_line_left_out", {{"fault", fault}});
  if (settings.forgotten.empty()) return;
  log.info("settings_ignored", {{"names", fmt::format("{}", fmt::join(settings.forgotten, ","))}});
}

bool is_loopback(std::string_view host) {
  const bool is_four_numbers = host.find_first_not_of("0123456789.") == std::string_view::npos;
  return host == "localhost" || host == "::1" || host == "[::1]" ||
         (host.starts_with("127.") && is_four_numbers);
}

}  // namespace app
