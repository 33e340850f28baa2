#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "store/media_records.h"

namespace mv {

// The files that have an id of ours, below the outputs folder, in the layout that older tools know:
//   audio/<id>.<ext>   character_reference/<id>.<ext>   jobs/<id>/video.mp4 with jobs/<id>/metadata.json
//   videos/<id>.mp4    create_scenes/scenes.json and .md
// Only ids of the shape of a UUID ever become part of a path. Files that lie there without a record (put
// there by hand, or by an older program) are found too; symbolic links are not followed. Equal files share
// their bytes (hard links). Thread-safe.
class Library {
 public:
  Library(std::filesystem::path outputs, store::MediaRecords& records, const base::Clock& clock);

  const std::filesystem::path& folder() const { return outputs_; }

  // The file of an id, or nothing.
  std::optional<std::filesystem::path> audio(std::string_view id) const;
  std::optional<std::filesystem::path> image(std::string_view id) const;
  std::optional<std::filesystem::path> video(std::string_view id) const;
  // As above, or Error{kNotFound} that names the id.
  std::filesystem::path existing_audio(const std::string& id) const;
  std::filesystem::path existing_image(const std::string& id) const;
  std::filesystem::path existing_video(const std::string& id) const;

  // Where the file of a new id is to be written (through base::PendingFile); its folder is made. `extension`
  // has its dot. Throws Error{kUnwritable, kDiskFull}.
  std::filesystem::path place_for_audio(const std::string& id, std::string_view extension) const;
  std::filesystem::path place_for_image(const std::string& id, std::string_view extension) const;
  std::filesystem::path place_for_video(const std::string& id) const;

  // The same bytes under another name, shared where the file system can. Replaces what is there.
  static void share(const std::filesystem::path& from, const std::filesystem::path& to);
  // After a video was written to its place: the copy in videos/ and the metadata beside it.
  void finish_video(const std::string& id, std::string_view metadata_json) const;

  // Records a file that lies at its place.
  void record(store::MediaRow row, const std::filesystem::path& file) const;
  std::optional<store::MediaRow> find(const std::string& id) const { return records_.find(id); }
  store::MediaRecords& records() const { return records_; }

  // Removes a file with all its copies and its record; returns how many bytes its own name held.
  std::uintmax_t remove(const store::MediaRow& row) const;

  // "audio/<id>.mp3": relative to the outputs folder.
  std::string key_of(const std::filesystem::path& file) const;

 private:
  std::filesystem::path outputs_;
  store::MediaRecords& records_;
  const base::Clock& clock_;
};

// 36 characters: hexadecimal digits with dashes where a UUID has them.
bool is_id(std::string_view text);

}  // namespace mv
