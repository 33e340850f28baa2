#include "mv/library_song.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/lock_file.h"
#include "base/testing/thrown.h"
#include "mv/projects.h"
#include "mv/scene_picture.h"
#include "mv/testing/small_workshop.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

class ASongOfTheLibrary : public testing::Test {
 protected:
  void put(const std::string& text, store::MediaRow row) {
    const fs::path file = small_.library.place_for_audio(id_, ".m4a");
    base::write_text(file, text);
    row.id = id_;
    row.kind = "audio";
    small_.library.record(std::move(row), file);
  }
  static base::CancelToken canceled() {
    base::CancelToken cancel;
    cancel.cancel();
    return cancel;
  }

  testing_room::SmallWorkshop small_;
  std::string id_ = base::new_uuid();
};

TEST_F(ASongOfTheLibrary, IsNotReadThroughAgainWhereItsRecordKnowsItsContent) {
  put("song", {.content = "as recorded"});
  EXPECT_EQ(content_of_song(small_.library, id_), "as recorded");
}

TEST_F(ASongOfTheLibrary, IsReadThroughWhereItsRecordIsOfAnotherFileOrKnowsNothing) {
  put("song", {.content = "as recorded"});
  const fs::path file = small_.library.existing_audio(id_);
  base::write_text(file, "another song");
  EXPECT_EQ(content_of_song(small_.library, id_), base::hash_file(file));
  put("song", {});
  EXPECT_EQ(content_of_song(small_.library, id_), base::hash_file(file));
}

TEST_F(ASongOfTheLibrary, HasTheCodecOfItsRecordHoweverItCame) {
  put("song", {.details = R"({"title": "Moth", "metadata": {"codec": "alac", "channels": 2}})"});
  EXPECT_EQ(codec_of_song(small_.workshop, id_, {}), "alac");
  put("song", {.details = R"({"title": "\"codec\":\"alac\"", "metadata": {"codec": "aac"}})"});
  EXPECT_EQ(codec_of_song(small_.workshop, id_, {}), "aac");
}

TEST_F(ASongOfTheLibrary, IsOpenedForItsCodecWhereNoRecordKnowsIt) {
  put("song", {.details = R"({"metadata": {"format": "m4a"}})"});
  EXPECT_EQ(base::kind_thrown([&] { codec_of_song(small_.workshop, id_, canceled()); }),
            base::ErrorKind::kCanceled);
}

TEST_F(ASongOfTheLibrary, IsNoLongerWaitedForWhenTheCountOfScenesIsCanceled) {
  put("song", {});
  const store::ProjectRow project = add_project(
      small_.workshop,
      {.name = "film", .idea = "A moth", .character = "A lamp", .flavor = "default", .audio = id_},
      {.whole_song = true});
  EXPECT_EQ(base::kind_thrown([&] { wanted_plan(small_.workshop, project, canceled()); }),
            base::ErrorKind::kCanceled);
}

TEST_F(ASongOfTheLibrary, IsNoLongerWaitedForByWhoIsCanceledWhileAnotherReadsIt) {
  const base::Turn busy(small_.folder / "kept" / "lengthabc.txt.turn", {});
  const auto open = [&] {
    open_song(small_.media, small_.kept, {.path = "song", .content = "abc"}, timing::Flicks(0), canceled());
  };
  EXPECT_EQ(base::kind_thrown(open), base::ErrorKind::kCanceled);
}

}  // namespace
}  // namespace mv
