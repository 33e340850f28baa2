#include "mv/copied_song.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/error.h"

namespace mv {
namespace {

// Of the codecs that songs come in, those that players expect in an MP4; media/libav/film_song.cpp lays them.
constexpr std::array<std::string_view, 5> kCopied = {"aac", "mp3", "opus", "flac", "alac"};

}  // namespace

void check_copied_song(const media::Media& media, const std::filesystem::path& song,
                       base::CancelToken cancel) {
  const media::MediaInfo info = media.probe(song, std::move(cancel));
  if (!info.audio || std::find(kCopied.begin(), kCopied.end(), info.audio->codec) != kCopied.end()) return;
  throw base::Error(base::ErrorKind::kUnsupported,
                    fmt::format("{} is {}, which an MP4 film cannot carry unchanged; take --audio aac",
                                song.filename().string(), info.audio->codec));
}

}  // namespace mv
