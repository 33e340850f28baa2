#include "mv/trim.h"

#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"

namespace mv {
namespace {

// The container follows from the codec, whatever the original's name says.
std::string extension_of(const media::MediaInfo& song) {
  const std::string& codec = song.audio->codec;
  if (codec == "mp3") return ".mp3";
  if (codec == "aac" || codec == "alac") return ".m4a";
  if (codec == "vorbis" || codec == "opus") return ".ogg";
  if (codec == "flac") return ".flac";
  return ".wav";
}

std::filesystem::path target_of(const TrimRequest& request, const media::MediaInfo& song,
                                const std::string& id) {
  if (!request.out.empty()) return request.out;
  std::error_code error;
  std::filesystem::create_directories(request.audio_folder, error);
  if (error) throw base::file_error("create", request.audio_folder.string(), error.value());
  return request.audio_folder / (id + extension_of(song));
}

}  // namespace

TrimmedSong trim_song(const media::Media& media, const TrimRequest& request) {
  const media::MediaInfo info = media.probe_song(request.song);
  TrimmedSong song{.id = base::new_uuid(), .file = {}, .trimmed = {}};
  song.file = target_of(request, info, song.id);
  base::PendingFile out(song.file);
  song.trimmed = media.trim_audio(request.song, out.path(), request.start);
  out.commit();
  return song;
}

}  // namespace mv
