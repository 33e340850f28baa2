#include "providers/hosted/received.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/money.h"
#include "media/png.h"
#include "mv/paid_runs.h"
#include "providers/hosted/verdict.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;

constexpr int kMostTries = 4;
constexpr std::uint64_t kMostOutput = 2ULL << 30;  // bytes
constexpr int kWidth = 1024;                       // pixels, of a picture that is not kept as it is
constexpr int kGlance = 64;                        // enough to see that it can be read
// A clip that ends a little early shows its last picture a little longer.
constexpr double kLeastShare = 0.9;

Error paid_for_nothing(const VendorNames& vendor, const store::RunRow& run, const std::string& what) {
  return {ErrorKind::kMakerFailed,
          fmt::format("{} gave {}; it cost {}. Try again, with another text or model if it happens twice",
                      vendor.title, what, base::to_dollars(store::counted(run))),
          run.remote_id};
}

// W3C PNG 5.2
bool starts_as_png(const std::filesystem::path& file) {
  constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
  std::string head(kSignature.size(), '\0');
  std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  return head == kSignature;
}

// What reading an output found wrong with it; all else, as a full disk or a machine without memory, is ours
// and may pass.
bool is_its_fault(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::kDamaged:
    case ErrorKind::kNotMedia:
    case ErrorKind::kEmpty:
    case ErrorKind::kPlaylist:
    case ErrorKind::kUnsupported:
      return true;
    default:
      return false;
  }
}

// Why a link gives nothing, for good; nothing where it may yet.
std::optional<std::string> lasting(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::kNotFound:
      return "has deleted the result already";
    case ErrorKind::kUnreadable:
      return "does not hand out the result any more";
    case ErrorKind::kTooLong:
      return "gave a result of more than 2 GB";
    default:
      return std::nullopt;
  }
}

bool is_worth_another(const Error& error) {
  return error.kind() == ErrorKind::kUnreachable || error.kind() == ErrorKind::kTimedOut;
}

}  // namespace

void fetch_output(const net::Fetcher& fetcher, const VendorNames& vendor, const std::string& link,
                  const std::filesystem::path& out, mv::Commission& commission) {
  commission.stage(fmt::format("fetching it from {}", vendor.title));
  base::NoProgress quiet;
  for (int tries = 1;; ++tries) {
    try {
      fetcher.fetch({.url = link, .out = out, .most_bytes = kMostOutput}, commission.cancel(), quiet);
      return;
    } catch (const Error& error) {
      if (const auto why = lasting(error))
        throw Error(ErrorKind::kMakerFailed,
                    fmt::format("{} {}; trying again orders it anew", vendor.title, *why), error.message());
      if (!is_worth_another(error) || tries == kMostTries) throw;
    }
    wait(std::chrono::milliseconds(300) * tries, commission.cancel());
  }
}

void receive(const store::RunRow& run, mv::Commission& commission, const std::function<void()>& steps) {
  try {
    steps();
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kMakerFailed) commission.runs().settle(run);
    throw;
  }
}

namespace {

// " (it is a text)": without the name that only we know, and without advice for somebody's own files.
std::string seen_in(const Error& error, const std::filesystem::path& file) {
  const std::string name = file.filename().string(),
                    words = error.message().substr(0, error.message().find_first_of(",;"));
  const std::size_t at = words.find(name);
  if (at == std::string::npos) return "";
  return fmt::format(" ({}it{})", words.substr(0, at), words.substr(at + name.size()));
}

}  // namespace

net::GuardSettings guard_for(const std::string& base_url, std::vector<std::string> allowed) {
  const std::size_t scheme = base_url.find("://");
  if (scheme == std::string::npos) return {.allowed_special = std::move(allowed)};
  const std::size_t start = scheme + 3;
  const std::size_t end = std::min(base_url.find('/', start), base_url.size());
  std::string host = base_url.substr(start, end - start);
  const bool has_port =
      host.find(':', host.rfind(']') == std::string::npos ? 0 : host.rfind(']')) != std::string::npos;
  if (!has_port) host += base_url.starts_with("https") ? ":443" : ":80";
  allowed.push_back(std::move(host));
  return {.allowed_special = std::move(allowed)};
}

void check_clip(const media::Media& media, const VendorNames& vendor, const std::filesystem::path& clip,
                std::int64_t frames, const media::VideoFormat& format, const store::RunRow& run,
                base::CancelToken cancel) {
  std::optional<media::VideoStream> video;
  try {
    video = media.probe(clip, std::move(cancel)).video;
  } catch (const Error& error) {
    if (!is_its_fault(error)) throw;
    throw paid_for_nothing(vendor, run, "a file that is no film" + seen_in(error, clip));
  }
  if (!video) throw paid_for_nothing(vendor, run, "a file without a picture");
  const double wanted = timing::to_seconds(timing::frame_time(frames, format.rate));
  const double seconds = timing::to_seconds(video->duration);
  if (seconds < kLeastShare * wanted)
    throw paid_for_nothing(vendor, run,
                           fmt::format("a clip of {:.1f} seconds where {:.1f} are needed", seconds, wanted));
}

void keep_as_png(const media::Media& media, const VendorNames& vendor, const std::filesystem::path& picture,
                 const std::filesystem::path& out, const store::RunRow& run, base::CancelToken cancel) {
  const timing::Flicks beginning{0};
  try {
    const bool is_png = starts_as_png(picture);
    const auto pictures = media.pictures_at(picture, {&beginning, 1}, is_png ? kGlance : kWidth, cancel);
    if (!pictures.empty()) {
      if (is_png)
        base::copy_file(picture, out);
      else
        media::write_png(out, pictures.front(), {});
      return;
    }
  } catch (const Error& error) {
    if (!is_its_fault(error)) throw;
    throw paid_for_nothing(vendor, run, fmt::format("a file that is no picture ({})", error.message()));
  }
  throw paid_for_nothing(vendor, run, "a file without a picture");
}

}  // namespace providers
