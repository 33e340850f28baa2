#include "mv/trim.h"

#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"

namespace mv {
TrimmedSong trim_song(const media::Media& media, const TrimRequest& request, base::CancelToken cancel) {
  TrimmedSong song{.id = base::new_uuid(), .file = request.out, .trimmed = {}};
  if (request.out.empty()) {
    std::error_code error;
    std::filesystem::create_directories(request.audio_folder, error);
    if (error) throw base::file_error("create", request.audio_folder.string(), error.value());
  }
  if (!request.out.empty()) base::refuse_overwriting(request.out, request.song);
  base::PendingFile out(request.out.empty() ? request.audio_folder / song.id : request.out);
  song.trimmed = media.trim_audio(request.song, out.path(), request.start, std::move(cancel));
  // The container follows from the codec, whatever the original's name says.
  if (!request.out.empty()) {
    out.commit();
  } else {
    song.file = request.audio_folder / (song.id + song.trimmed.extension);
    out.commit_as(song.file);
  }
  return song;
}

}  // namespace mv
