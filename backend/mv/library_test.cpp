#include "mv/library.h"

#include <fstream>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "store/records.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

class OfALibrary : public testing::Test {
 protected:
  ~OfALibrary() override { fs::remove_all(folder_); }

  void put(const std::string& key, const std::string& text) {
    fs::create_directories((folder_ / key).parent_path());
    base::write_text(folder_ / key, text);
  }

  fs::path folder_ = fs::temp_directory_path() / ("songreel-library-" + base::new_uuid());
  base::SystemClock clock_;
  std::unique_ptr<store::Records> records_ = store::open_sqlite_in_memory();
  Library library_{folder_, records_->media(), clock_};
  std::string id_ = base::new_uuid();
};

TEST_F(OfALibrary, FilesAreFoundWhereOlderToolsPutThem) {
  EXPECT_FALSE(library_.video(id_));
  put("videos/" + id_ + ".mp4", "old");
  EXPECT_EQ(base::read_text(library_.existing_video(id_)), "old");
  put("jobs/" + id_ + "/video.mp4", "new");
  EXPECT_EQ(base::read_text(library_.existing_video(id_)), "new");
  put("audio/" + id_ + ".ogg", "ogg");
  put("audio/" + id_ + ".mp3", "mp3");
  EXPECT_EQ(base::read_text(library_.existing_audio(id_)), "mp3");
  put("character_reference/" + id_ + ".webp", "webp");
  EXPECT_EQ(library_.existing_image(id_).extension(), ".webp");
}

TEST_F(OfALibrary, OnlyIdsEverBecomePartOfAPath) {
  put("audio/../secret.mp3", "secret");
  for (const char* id : {"../secret", "..%2fsecret", "", "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a",
                         "0b54bb5c/9f63-4a47-9a9d-1f9a37fbb1a1", "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1ag",
                         "------------------------------------"}) {
    EXPECT_FALSE(library_.audio(id)) << id;
    EXPECT_FALSE(library_.video(id)) << id;
    EXPECT_FALSE(is_id(id)) << id;
  }
  EXPECT_TRUE(is_id("0B54BB5C-9f63-4a47-9a9d-1f9a37fbb1a1"));
}

TEST_F(OfALibrary, SymbolicLinksAreNotFollowed) {
  put("elsewhere", "secret");
  fs::create_directories(folder_ / "audio");
  fs::create_symlink(folder_ / "elsewhere", folder_ / "audio" / (id_ + ".mp3"));
  EXPECT_FALSE(library_.audio(id_));
  EXPECT_THROW(library_.existing_audio(id_), base::Error);
}

TEST_F(OfALibrary, EqualFilesShareTheirBytesAndOutliveEachOther) {
  put("audio/" + id_ + ".mp3", "song");
  const fs::path other = library_.place_for_audio(base::new_uuid(), ".mp3");
  Library::share(library_.existing_audio(id_), other);
  Library::share(library_.existing_audio(id_), other);  // again, as after a crash
  EXPECT_EQ(fs::hard_link_count(other), 2U);
  fs::remove(library_.existing_audio(id_));
  EXPECT_EQ(base::read_text(other), "song");
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_ / "audio")) {
    EXPECT_NE(entry.path().extension(), ".part");
  }
}

TEST_F(OfALibrary, AVideoGoesWithAllItsCopiesAndItsRecord) {
  base::write_text(library_.place_for_video(id_), "film");
  library_.finish_video(id_, "{}");
  store::MediaRow row;
  row.id = id_;
  row.kind = "video";
  library_.record(row, library_.place_for_video(id_));
  ASSERT_TRUE(library_.find(id_));
  EXPECT_EQ(library_.find(id_)->key, "jobs/" + id_ + "/video.mp4");
  EXPECT_EQ(library_.remove(*library_.find(id_)), 4U);
  EXPECT_FALSE(library_.find(id_));
  EXPECT_FALSE(fs::exists(folder_ / "jobs" / id_));
  EXPECT_FALSE(fs::exists(folder_ / "videos" / (id_ + ".mp4")));
}

}  // namespace
}  // namespace mv
