#include "mv/example_project.h"

#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "mouth/lyrics.h"
#include "mv/projects.h"
#include "mv/tasks/audio_tasks.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "Silver Skyline";
constexpr const char* kIdea = "A silver robot explores a glowing city at sunset, then plays to a huge crowd";
constexpr const char* kCharacter = "Silver metallic humanoid robot with a red shield";

// A copy, because songs of the library share their bytes: what happens to the example's own file is not to
// happen to them.
AudioReply take_song(const Workshop& workshop, const fs::path& song) {
  const fs::path folder = workshop.library.folder() / "incoming";
  std::error_code error;
  fs::create_directories(folder, error);
  const base::PendingFile copy(folder / song.filename());
  base::copy_file(song, copy.path());
  return import_song(workshop, base::new_uuid(), copy.path(), kName + song.extension().string(), "uploaded",
                     {});
}

// They lie beside the song, as lyrics mostly do; without them lips follow what is heard.
std::string lyrics_beside(fs::path song) {
  std::error_code error;
  song.replace_extension(".lrc");
  return fs::is_regular_file(song, error) ? base::read_text(song, mouth::kLongestLyrics) : "";
}

}  // namespace

store::ProjectRow add_example(const Workshop& workshop, const fs::path& song, const std::string& id) {
  std::error_code error;
  if (!fs::is_regular_file(song, error)) {
    throw base::Error(
        base::ErrorKind::kNotFound,
        fmt::format("the example song is not there ({}); begin with a song of your own", song.string()));
  }
  store::ProjectRow project;
  project.id = id;
  project.name = kName;
  project.idea = kIdea;
  project.character = kCharacter;
  project.audio = take_song(workshop, song).audio_id;
  return add_project(workshop, std::move(project), {.lyrics = lyrics_beside(song)});
}

}  // namespace mv
