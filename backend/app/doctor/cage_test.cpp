#include "app/doctor/cage.h"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::HasSubstr;

TEST(Cage, IsBrokenWithoutOneOfTheNeededLayersAndNotedWithoutLandlock) {
  const media::SandboxReport all{.no_new_privileges = true,
                                 .seccomp = true,
                                 .landlock = true,
                                 .landlock_version = 3,
                                 .resource_limits = true};
  EXPECT_EQ(about_cage(all).mark, Mark::kGood);
  EXPECT_THAT(about_cage(all).state, HasSubstr("Landlock 3"));
  media::SandboxReport layers = all;
  layers.landlock = false;
  EXPECT_EQ(about_cage(layers).mark, Mark::kNote);
  layers = all;
  layers.seccomp = false;
  EXPECT_EQ(about_cage(layers).mark, Mark::kBroken);
  EXPECT_EQ(about_cage(layers).state, "this kernel lacks: system-call filter");
  layers = all;
  layers.no_new_privileges = layers.resource_limits = false;
  EXPECT_EQ(about_cage(layers).state, "this kernel lacks: no new privileges, resource limits");
}

}  // namespace
}  // namespace app
