#include "providers/comfyui/comfyui_image_maker.h"

#include "providers/comfyui/testing/comfyui_room.h"

namespace providers {
namespace {

using base::ErrorKind;
using testing::HasSubstr;
using testing_room::SmallCommission;

class ComfyuiImages : public testing_room::ComfyuiRoom {
 protected:
  ComfyuiImages() { flavor.character_reference_prompt = "A portrait of {character_description}"; }
  mv::Made make(const ComfyuiGraphs& graphs, int number = 0) {
    mv::ImageRequest request;
    request.character_description = "a red fox";
    request.width = 500;
    request.height = 300;
    request.seed = 7;
    request.number = number;
    SmallCommission commission(purse);
    mv::Made made = ComfyuiImageMaker(shop_with(graphs)).make(request, flavor, out, commission);
    commission.runs().settle();
    return made;
  }

  mv::Flavor flavor;
  const std::filesystem::path out = purse.folder / "singer-made.png";
};

TEST_F(ComfyuiImages, AreMadeByTheGraph) {
  EXPECT_EQ(make(shipped).model, "example-text-to-image");
  EXPECT_GT(std::filesystem::file_size(out), 0U);
  EXPECT_EQ(inputs_of("songreel:prompt").at("text").as_string(), "A portrait of a red fox");
  EXPECT_EQ(inputs_of("songreel:width songreel:height").at("width").as_int64(), 496);
  EXPECT_EQ(inputs_of("songreel:width songreel:height").at("height").as_int64(), 304);
  EXPECT_EQ(inputs_of("songreel:seed").at("seed").as_int64(), 7);
}

TEST_F(ComfyuiImages, PreferWhatIsKeptToAPreview) {
  const ComfyuiGraphs own(own_graph("images", "mine", R"({
    "1": {"class_type": "Words", "inputs": {"text": ""}, "_meta": {"title": "songreel:prompt"}},
    "2": {"class_type": "PreviewImage", "inputs": {"images": ["1", 0]}, "_meta": {"title": "look"}},
    "3": {"class_type": "SaveImage", "inputs": {"images": ["1", 0], "filename_prefix": "kept"},
          "_meta": {"title": "keep"}}})"));
  make(own);
  bool asked_for_kept = false;
  const boost::json::value requests = fake().requests();
  for (const boost::json::value& request : requests.as_array())
    asked_for_kept |= boost::json::serialize(request).find("kept_") != std::string::npos &&
                      request.at("path").as_string() == "/view";
  EXPECT_TRUE(asked_for_kept);
}

TEST_F(ComfyuiImages, NeedAPlaceForThePrompt) {
  const ComfyuiGraphs own(own_graph("images", "mine", R"({"1": {"class_type": "SaveImage", "inputs": {}}})"));
  const base::Error error = error_of([&] { make(own); });
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_THAT(error.message(), HasSubstr("give the node that takes it the title songreel:prompt"));
}

TEST_F(ComfyuiImages, AreTheGraphThatTheFlavorNames) {
  const std::string text = R"({"1": {"class_type": "PaintAndSave", "inputs": {"text": ""},
                                     "_meta": {"title": "songreel:prompt"}}})";
  own_graph("images", "b", text);
  const ComfyuiGraphs own(own_graph("images", "a", text));
  EXPECT_EQ(make(own).model, "a");
  flavor.image.model = "b";
  EXPECT_EQ(make(own).model, "b");
  flavor.image.model = "somebody/else";
  EXPECT_EQ(make(own).model, "a");
}

TEST_F(ComfyuiImages, ThatAreNoneAreToldSo) {
  fake().next({"bad_output"});
  const base::Error error = error_of([&] { make(shipped); });
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("no picture"));
  EXPECT_FALSE(purse.row().stands);
}

}  // namespace
}  // namespace providers
