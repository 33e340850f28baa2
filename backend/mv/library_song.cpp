#include "mv/library_song.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/error.h"
#include "base/hash.h"
#include "schema/fields.h"
#include "schema/stored.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

// What the record of every song has in common, however it came; those of earlier versions have no codec.
struct SongFacts {
  std::optional<std::string> codec;
};
BOOST_DESCRIBE_STRUCT(SongFacts, (), (codec))

struct SongDetails {
  SongFacts metadata;
};
BOOST_DESCRIBE_STRUCT(SongDetails, (), (metadata))

}  // namespace

std::string content_of_song(const Library& library, const std::string& id) {
  const fs::path file = library.existing_audio(id);
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(file, error);
  const auto row = library.find(id);
  if (row && !row->content.empty() && !error && static_cast<std::uintmax_t>(row->bytes) == bytes)
    return row->content;
  return base::hash_file(file);
}

std::string codec_of_song(const Workshop& workshop, const std::string& id, base::CancelToken cancel) {
  const fs::path file = workshop.library.existing_audio(id);
  if (const auto row = workshop.library.find(id); row && !row->details.empty()) {
    const auto details = schema::from_json<SongDetails>(boost::json::parse(row->details).as_object());
    if (details.metadata.codec) return *details.metadata.codec;
  }
  const media::MediaInfo info = workshop.studio.media.probe(file, std::move(cancel));
  return info.audio ? info.audio->codec : std::string();
}

Song open_library_song(const Workshop& workshop, const std::string& id, timing::Flicks start,
                       base::CancelToken cancel) {
  return open_song(
      workshop.studio.media, workshop.studio.kept,
      {.path = workshop.library.existing_audio(id), .content = content_of_song(workshop.library, id)}, start,
      std::move(cancel));
}

}  // namespace mv
