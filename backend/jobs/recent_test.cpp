#include "jobs/recent.h"

#include <gtest/gtest.h>

namespace jobs {
namespace {

store::JobRow row(const std::string& id, double progress) {
  store::JobRow made;
  made.id = id;
  made.progress = progress;
  return made;
}

TEST(RecentJobs, AreThoseThatChangedLastAsTheyAreNow) {
  Recent recent(2);
  recent.put(row("a", 0));
  recent.put(row("b", 0));
  recent.put(row("a", 0.5));
  recent.put(row("c", 0));
  EXPECT_FALSE(recent.find("b")) << "the longest unchanged goes first";
  ASSERT_TRUE(recent.find("a"));
  EXPECT_EQ(recent.find("a")->progress, 0.5);
  EXPECT_TRUE(recent.find("c"));
  recent.clear();
  EXPECT_FALSE(recent.find("a"));
}

}  // namespace
}  // namespace jobs
