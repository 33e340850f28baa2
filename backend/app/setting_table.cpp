#include "app/setting_table.h"

#include <array>

namespace app {
namespace {

constexpr auto kOpen = Secrecy::kOpen;
constexpr auto kSecret = Secrecy::kSecret;

// name, part, kind, fallback, fallback in words, flag, secrecy, meaning, (lowest, highest, unit)
constexpr auto kTable = std::to_array<SettingRow>({
    {"SONGREEL_OUTPUTS", Part::kFilms, Kind::kPath, "", "backend/mv/outputs of the checkout", "", kOpen,
     "Folder of everything that is made"},
    {"SONGREEL_FLAVORS", Part::kFilms, Kind::kPaths, "", "none", "", kOpen,
     "More folders of flavors, beside the shipped ones"},
    {"SONGREEL_KEPT_GB", Part::kFilms, Kind::kNumber, "8", "", "", kOpen,
     "How much painted work is kept to go on with; 0 keeps nothing", 0, 100'000, "gigabytes"},
    {"MV_DEBUG_MODE", Part::kFilms, Kind::kSwitch, "false", "", "", kOpen,
     "Logs more: each request, which flavor's files are used, and their values"},

    {"API_HOST", Part::kServer, Kind::kText, "127.0.0.1", "", "--host", kOpen,
     "Address to listen on; others than this machine's own need API_KEY"},
    {"API_PORT", Part::kServer, Kind::kNumber, "8000", "", "--port", kOpen,
     "Port to listen on; 0 takes a free one", 0, 65'535, ""},
    {"DATABASE_URL", Part::kServer, Kind::kText, "", "songreel.db in SONGREEL_OUTPUTS", "",
     Secrecy::kMayHoldSecret, "Where the records are kept: sqlite:///file, or sqlite:////absolute/file"},
    {"SONGREEL_JOBS", Part::kServer, Kind::kTexts, "media=2,download=1,write=2,show=2",
     "paint: one a core, media=2,download=1,write=2,show=2", "--jobs", kOpen,
     "How many jobs of each kind, or of each maker, run at once; what is left out keeps its number"},
    {"SONGREEL_KEEP_DAYS", Part::kServer, Kind::kNumber, "", "for ever", "--keep-days", kOpen,
     "After how many days ended jobs and files that nobody uses are removed", 1, 36'500, "days"},
    {"SONGREEL_UPLOAD_MB", Part::kServer, Kind::kNumber, "512", "", "", kOpen,
     "The largest song that may be uploaded", 1, 100'000, "megabytes"},
    {"SONGREEL_WEB", Part::kServer, Kind::kPath, "", "build/web of the checkout", "", kOpen,
     "Folder of the built pages"},

    {"API_KEY", Part::kAccess, Kind::kTexts, "", "no key is asked for", "", kSecret,
     "Keys that clients must give: plain, or hash:<sha256 of the key>"},
    {"CORS_ORIGINS", Part::kAccess, Kind::kTexts, "http://localhost:3000", "", "", kOpen,
     "Web pages of other addresses that may call this server"},
    {"SONGREEL_ALLOWED_HOSTS", Part::kAccess, Kind::kTexts, "", "this machine's own names", "--allow-host",
     kOpen, "Names under which this server may be called, such as studio.example or studio.example:8443"},

    {"GEMINI_API_KEY", Part::kMakers, Kind::kText, "", "not set", "", kSecret,
     "Google's key, for scenes and pictures by Gemini"},
    {"REPLICATE_API_TOKEN", Part::kMakers, Kind::kText, "", "not set", "", kSecret,
     "Replicate's key, for pictures and clips made there"},
    {"REPLICATE_API_KEY", Part::kMakers, Kind::kText, "", "not set", "", kSecret,
     "The same under another name; REPLICATE_API_TOKEN goes first"},
    {"OPENAI_API_KEY", Part::kMakers, Kind::kText, "", "not set", "", kSecret,
     "Key of OpenAI, or of the server at OPENAI_BASE_URL, for scenes and pictures"},
    {"ANTHROPIC_API_KEY", Part::kMakers, Kind::kText, "", "not set", "", kSecret, "Anthropic's key"},
    {"REPLICATE_BASE_URL", Part::kMakers, Kind::kText, "https://api.replicate.com/v1", "", "", kOpen,
     "Where Replicate answers"},
    {"GEMINI_BASE_URL", Part::kMakers, Kind::kText, "https://generativelanguage.googleapis.com/v1beta", "",
     "", kOpen, "Where the Gemini API answers"},
    {"OPENAI_BASE_URL", Part::kMakers, Kind::kText, "", "https://api.openai.com/v1 with OPENAI_API_KEY", "",
     kOpen, "An OpenAI-compatible server for scenes and pictures: http://127.0.0.1:11434/v1 is Ollama's"},
    {"OPENAI_MODEL", Part::kMakers, Kind::kText, "", "the catalogue's first", "", kOpen,
     "The model that writes scenes there"},
    {"OPENAI_IMAGE_MODEL", Part::kMakers, Kind::kText, "", "the catalogue's first at OpenAI", "", kOpen,
     "The model that makes pictures there; a server that is not OpenAI's makes none without it"},
    {"COMFYUI_URL", Part::kMakers, Kind::kText, "", "not set", "", kOpen,
     "A ComfyUI of yours: http://127.0.0.1:8188"},
    {"COMFYUI_GRAPHS", Part::kMakers, Kind::kPath, "", "backend/mv/comfyui of the checkout", "", kOpen,
     "Folder of the graphs that it runs: images/, clips/ and lips/"},
    {"SDCPP_URL", Part::kMakers, Kind::kText, "", "not set", "", kOpen,
     "A server of stable-diffusion.cpp of yours: http://127.0.0.1:1234"},
    {"SONGREEL_MODELS", Part::kMakers, Kind::kPaths, "", "none", "", kOpen,
     "More files like providers/catalog.yaml, whose models are added or replace those of the same name"},
    {"BUDGET_USD", Part::kMakers, Kind::kText, "", "no limit", "", kOpen,
     "The most that makers may cost: 50 a month and for each project, or month=50,project=10"},
    {"PUBLIC_URL", Part::kMakers, Kind::kText, "", "not set; makers are asked again and again", "", kOpen,
     "Address under which makers reach this server, so that they can tell when they are done"},
    {"MOCK_VID_GENS", Part::kMakers, Kind::kSwitch, "false", "", "", kOpen,
     "Clips come from the built-in painter, whatever maker is asked for"},

    {"YTDLP_PATH", Part::kDownloads, Kind::kPath, "yt-dlp", "", "", kOpen,
     "The program that downloads songs from video pages"},
    {"FFMPEG_PATH", Part::kDownloads, Kind::kPath, "", "as found", "", kOpen,
     "The ffmpeg that the program above uses; nothing else does"},
    {"SONGREEL_DOWNLOAD_HOSTS", Part::kDownloads, Kind::kTexts, "youtube.com,youtu.be", "", "", kOpen,
     "Sites that songs may be downloaded from, with their sub-domains"},
    {"SONGREEL_FETCH_ALLOW", Part::kDownloads, Kind::kTexts, "", "none", "", kOpen,
     "Private addresses, as host:port, that links to sound files may lead to"},

    {"SONGREEL_MEDIA_MEMORY_MB", Part::kMedia, Kind::kNumber, "3072", "", "", kOpen,
     "How much memory one reader of a media file may use", 256, 1'000'000, "megabytes"},
    {"SONGREEL_MEDIA_SECONDS", Part::kMedia, Kind::kNumber, "7200", "", "", kOpen,
     "How long one reader of a media file may compute", 1, 86'400, "seconds"},
    {"SONGREEL_MEDIA_OUTPUT_MB", Part::kMedia, Kind::kNumber, "32768", "", "", kOpen,
     "The largest file that one reader of a media file may write", 1, 10'000'000, "megabytes"},

    {"STORAGE_BACKEND", Part::kCloud, Kind::kText, "s3", "", "", kOpen, "Kind of cloud storage"},
    {"STORAGE_BUCKET", Part::kCloud, Kind::kText, "", "none; files stay in SONGREEL_OUTPUTS", "", kOpen,
     "Bucket for what is made"},
    {"SERVE_FROM_CLOUD", Part::kCloud, Kind::kSwitch, "false", "", "", kOpen,
     "Answers lead to the bucket instead of this server"},
    {"PRESIGNED_URL_EXPIRY", Part::kCloud, Kind::kNumber, "3600", "", "", kOpen,
     "How long links into the bucket hold", 1, 604'800, "seconds"},
    {"AWS_ACCESS_KEY_ID", Part::kCloud, Kind::kText, "", "not set", "", kSecret, "Account of the bucket"},
    {"AWS_SECRET_ACCESS_KEY", Part::kCloud, Kind::kText, "", "not set", "", kSecret, "The key to it"},
    {"AWS_REGION", Part::kCloud, Kind::kText, "us-east-1", "", "", kOpen, "Where the bucket lies"},
});

constexpr auto kForgotten = std::to_array<std::string_view>(
    {"REDIS_URL", "DYNAMODB_ENDPOINT", "DYNAMODB_REGION", "DYNAMODB_TABLE_NAME", "USE_LOCAL_DYNAMODB",
     "FIREBASE_CREDENTIALS_PATH", "ELEVENLABS_API_KEY", "MOCK_VIDEO_DELAY_MIN", "MOCK_VIDEO_DELAY_MAX",
     "KEEP_INTERMEDIATE_ASSETS", "ASSET_BACKUP_LIMIT", "JOB_RESULT_TTL"});

}  // namespace

std::span<const SettingRow> setting_table() {
  return kTable;
}
std::span<const std::string_view> forgotten_settings() {
  return kForgotten;
}

std::string_view title_of(Part part) {
  switch (part) {
    case Part::kFilms:
      return "Films and files";
    case Part::kServer:
      return "Server and jobs";
    case Part::kAccess:
      return "Access";
    case Part::kMakers:
      return "Makers";
    case Part::kDownloads:
      return "Downloads and links";
    case Part::kMedia:
      return "Reading media files";
    case Part::kCloud:
      return "Cloud storage";
  }
  return "";
}

std::string_view words_for(Kind kind) {
  switch (kind) {
    case Kind::kText:
      return "text";
    case Kind::kTexts:
      return "list, with commas";
    case Kind::kNumber:
      return "whole number";
    case Kind::kSwitch:
      return "true or false";
    case Kind::kPath:
      return "path";
    case Kind::kPaths:
      return "list of paths, with colons";
  }
  return "";
}

}  // namespace app
