#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/job_records.h"

namespace store {

// One file that has an id of ours: a song, a character image, a clip, a film.
struct MediaRow {
  std::string id;       // UUID
  std::string kind;     // "audio", "image", "video"
  std::string key;      // where it lies below the outputs folder: "audio/<id>.mp3"
  std::string title;    // for people: the song's title, the name of the uploaded file; may be ""
  std::string content;  // SHA-256 of the bytes; "" where nobody needs it
  std::int64_t bytes = 0;
  double seconds = 0;   // 0 for pictures
  std::string origin;   // "uploaded", "downloaded", "trimmed", "made", "stitched"
  std::string project;  // "" for none
  std::string details;  // JSON object: what else is known
  WallTime created{};
};

class MediaRecords {
 public:
  virtual ~MediaRecords() = default;
  // Inserts, or replaces the row of the same id.
  virtual void put(const MediaRow& row) = 0;
  virtual std::optional<MediaRow> find(const std::string& id) = 0;
  // A row of this kind with the same bytes, the earliest.
  virtual std::optional<MediaRow> find_content(const std::string& kind, const std::string& content) = 0;
  virtual std::vector<MediaRow> of_project(const std::string& project) = 0;
  // How many rows lie at this key: files are shared by rows with the same bytes.
  virtual int count_key(const std::string& key) = 0;
  virtual void remove(const std::string& id) = 0;
  // Made before `before` and named by no project, scene, take or unfinished job, their JSON included.
  virtual std::vector<MediaRow> unreferenced(WallTime before) = 0;
};

}  // namespace store
