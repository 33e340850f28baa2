#include "providers/sdcpp/sdcpp_image_maker.h"

#include "providers/sdcpp/testing/sdcpp_room.h"

namespace providers {
namespace {

using base::ErrorKind;
using testing_room::SmallCommission;

class SdcppImages : public testing_room::SdcppRoom {
 protected:
  SdcppImages() { flavor.character_reference_prompt = "A portrait of {character_description}"; }
  mv::Made make() {
    mv::ImageRequest request;
    request.character_description = "a red fox";
    request.width = 500;
    request.height = 30;
    request.seed = 7;
    request.negative_prompt = "text";
    SmallCommission commission(purse);
    mv::Made made = SdcppImageMaker(shop()).make(request, flavor, out, commission);
    commission.runs().settle();
    return made;
  }

  mv::Flavor flavor;
  const std::filesystem::path out = purse.folder / "singer.png";
};

TEST_F(SdcppImages, AreMadeAsLargeAsTheServerTakesIt) {
  EXPECT_EQ(make().model, "fake");
  EXPECT_GT(std::filesystem::file_size(out), 0U);
  const auto input = last_input();
  EXPECT_EQ(input.at("prompt").as_string(), "A portrait of a red fox");
  EXPECT_EQ(input.at("negative_prompt").as_string(), "text");
  EXPECT_EQ(input.at("width").as_int64(), 512);
  EXPECT_EQ(input.at("height").as_int64(), 64);
  EXPECT_EQ(input.at("seed").as_int64(), 7);
  expect_nothing_stands();
}

TEST_F(SdcppImages, ThatAreNoneAreToldSo) {
  for (const char* fault : {"bad_output", "no_output", "run_fails"}) {
    fake().next({fault});
    EXPECT_EQ(error_of([&] { make(); }).kind(), ErrorKind::kMakerFailed) << fault;
    expect_nothing_stands();
  }
}

}  // namespace
}  // namespace providers
