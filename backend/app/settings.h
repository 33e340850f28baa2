#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/dotenv.h"
#include "app/setting_table.h"
#include "base/error.h"
#include "base/log.h"
#include "store/run_records.h"

namespace app {

enum class Origin { kFlag, kEnvironment, kDotenv, kDefault };
std::string_view words_for(Origin origin);  // "from the environment"

// One row of the table as it was found.
struct SettingValue {
  const SettingRow* row = nullptr;
  std::string text;  // what counts; may be a secret
  Origin origin = Origin::kDefault;
};

// A value that makes no sense. What needs it must not start.
struct SettingProblem {
  std::string_view name;
  Part part = Part::kFilms;
  base::Error error;
};

// How one reader of media files is limited.
struct MediaLimits {
  std::uint64_t memory_bytes = 3ULL << 30;
  std::uint64_t output_bytes = 32ULL << 30;
  std::optional<std::chrono::seconds> seconds;  // of the clock, and of processor time
};

// Read and shown; nothing uses them yet.
struct CloudSettings {
  std::string backend, bucket, region;
  std::string access_key, secret_key;
  bool serve_from_cloud = false;
  std::chrono::seconds link_lifetime{3600};
};

// What the user has decided. Relative paths are taken from the current folder. docs/settings.md lists the
// names.
struct Settings {
  std::filesystem::path program;  // this executable
  std::filesystem::path configs;  // folder of the shipped flavors
  std::filesystem::path pages;    // our own page of /docs
  std::filesystem::path viewer;   // of /docs; the launcher puts it there, or could not
  std::filesystem::path web;      // the built pages; as the viewer
  std::filesystem::path example_song;
  std::vector<std::filesystem::path> more_flavors;  // SONGREEL_FLAVORS, colon-separated
  std::filesystem::path outputs;           // SONGREEL_OUTPUTS; default backend/mv/outputs of the checkout
  std::uintmax_t kept_bytes = 8ULL << 30;  // SONGREEL_KEPT_GB; what `make` keeps to go on with
  bool debug = false;                      // MV_DEBUG_MODE=true

  std::string host = "127.0.0.1";
  std::uint16_t port = 8000;
  std::filesystem::path database;   // DATABASE_URL; default <outputs>/songreel.db
  std::map<std::string, int> jobs;  // lane or maker → how many at once; 0: by the machine
  std::optional<std::chrono::days> keep;
  std::uint64_t upload_bytes = 512ULL << 20;

  std::vector<std::string> api_keys;  // plain, or "hash:<sha256>"; empty: no key is asked for
  std::vector<std::string> cors_origins;
  std::vector<std::string> allowed_hosts;

  std::string gemini_key, replicate_token, openai_key, anthropic_key;  // "" : not set
  // Addresses without a slash at the end; "": not set.
  std::string replicate_url, gemini_url, openai_url, comfyui_url, sdcpp_url, public_url;
  std::string openai_model, openai_image_model;  // "": the catalogue's
  std::filesystem::path graphs;                  // folder of ComfyUI graphs
  std::filesystem::path catalog;                 // the program's own list of models
  std::vector<std::filesystem::path> more_models;
  store::RunCaps budget;
  bool mock_clips = false;

  std::filesystem::path ytdlp, ffmpeg;  // ffmpeg "" : as found
  std::vector<std::string> download_hosts;
  std::vector<std::string> fetch_allow;  // host:port

  MediaLimits media;
  CloudSettings cloud;

  std::vector<SettingValue> values;  // in the order of the table
  std::vector<SettingProblem> problems;
  std::vector<std::string> notes;      // whole sentences about what was found, for doctor
  std::vector<std::string> forgotten;  // names that were set and mean nothing here
  Dotenv dotenv;
};

using Environment = std::function<std::optional<std::string>(const char* name)>;

// The process's own environment.
Environment process_environment();

// The environment beats `.env`, that beats the defaults. A variable that is set to nothing means the default,
// whatever `.env` says. Never throws for a value: see `problems`.
Settings read_settings(const Environment& environment, const Dotenv& dotenv = {});

// The same as a command line has changed it: `flags` by name of the setting ({"API_PORT", "9000"}).
Settings with_flags(const Settings& settings, const std::map<std::string, std::string>& flags);

// Throws the first problem of these parts; with none named, of all but the cloud's, which nothing uses yet.
void require_valid(const Settings& settings, std::initializer_list<Part> parts = {});

// Says what was left out of `.env` (warnings) and which names mean nothing here (one line).
void log_settings(const Settings& settings, base::Log& log);

// Whether only this machine can reach that address.
bool is_loopback(std::string_view host);

}  // namespace app
