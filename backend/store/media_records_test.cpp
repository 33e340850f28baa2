#include "store/media_records.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/job_table.h"
#include "store/records.h"
#include "store/testing/times.h"

namespace store {
namespace {

// An id of UUID shape that ends in `n`.
std::string id_of(int n) {
  return "00000000-0000-4000-8000-0000000000" + std::to_string(n);
}

std::vector<std::string> ids(const std::vector<MediaRow>& rows) {
  std::vector<std::string> result;
  for (const MediaRow& row : rows) result.push_back(row.id);
  return result;
}

class Media : public testing::Test {
 protected:
  std::unique_ptr<Records> records_ = open_sqlite_in_memory();
  MediaRecords& media_ = records_->media();
};

TEST_F(Media, AreFoundAsTheyWerePut) {
  const MediaRow row{.id = "a",
                     .kind = "audio",
                     .key = "audio/a.mp3",
                     .title = "Tïtle",
                     .content = "c0ffee",
                     .bytes = 5'000'000'000,
                     .seconds = 12.5,
                     .origin = "uploaded",
                     .project = "p",
                     .details = "{}",
                     .created = at(7)};
  media_.put(row);
  const std::optional<MediaRow> found = media_.find("a");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->title, row.title);
  EXPECT_EQ(found->bytes, row.bytes);
  EXPECT_EQ(found->seconds, row.seconds);
  EXPECT_EQ(found->created, row.created);
  EXPECT_EQ(ids(media_.of_project("p")), std::vector<std::string>{"a"});
  EXPECT_TRUE(media_.of_project("").empty());
  EXPECT_FALSE(media_.find("b"));
}

TEST_F(Media, AreReplacedUnderTheSameId) {
  media_.put({.id = "a", .kind = "audio", .key = "one"});
  media_.put({.id = "a", .kind = "audio", .key = "two"});
  EXPECT_EQ(media_.find("a")->key, "two");
  EXPECT_EQ(media_.count_key("one"), 0);
  EXPECT_EQ(media_.count_key("two"), 1);
}

TEST_F(Media, OfTheSameBytesAreTheEarliestOfTheirKind) {
  media_.put({.id = "late", .kind = "audio", .key = "k", .content = "same", .created = at(2)});
  media_.put({.id = "early", .kind = "audio", .key = "k", .content = "same", .created = at(1)});
  media_.put({.id = "picture", .kind = "image", .key = "k", .content = "same", .created = at(0)});
  media_.put({.id = "unknown", .kind = "audio", .key = "k", .created = at(0)});
  EXPECT_EQ(media_.find_content("audio", "same")->id, "early");
  EXPECT_FALSE(media_.find_content("audio", ""));
  EXPECT_EQ(media_.count_key("k"), 4);
  media_.remove("early");
  EXPECT_EQ(media_.find_content("audio", "same")->id, "late");
}

TEST_F(Media, AreUnreferencedOnlyWhenOldAndNamedNowhere) {
  for (int n = 10; n < 21; ++n) media_.put({.id = id_of(n), .kind = "video", .created = at(n)});
  ProjectRow project{.id = "p", .audio = id_of(10), .character_image = id_of(11), .film = id_of(12)};
  project.film_record = R"({"takes":[")" + id_of(13) + R"("]})";
  records_->projects().add(project);
  records_->projects().put_scenes("p", {{.id = "s"}});
  records_->projects().add_take({.id = id_of(14), .scene = "s"});
  records_->projects().add_take({.id = id_of(15), .scene = "s"});
  records_->jobs().add(
      {{.id = id_of(16), .kind = "clip"},
       {.id = "j", .kind = "stitch", .input = R"({"video_ids":[")" + id_of(17) + R"("]})"},
       {.id = "ended", .kind = "stitch", .input = R"({"video_ids":[")" + id_of(18) + R"("]})"}});
  records_->jobs().cancel("ended", at(0));
  EXPECT_EQ(ids(media_.unreferenced(at(20))), (std::vector<std::string>{id_of(18), id_of(19)}));
}

}  // namespace
}  // namespace store
