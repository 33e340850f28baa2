#include "providers/comfyui/comfyui_lip_syncer.h"

#include <cstdlib>

#include "providers/comfyui/testing/comfyui_room.h"

namespace providers {
namespace {

using base::ErrorKind;
using testing::HasSubstr;
using testing_room::SmallCommission;

constexpr const char* kGraph = R"({
  "1": {"class_type": "LoadVideo", "inputs": {"file": ""}, "_meta": {"title": "songreel:video"}},
  "2": {"class_type": "LoadAudio", "inputs": {"audio": ""}, "_meta": {"title": "songreel:audio"}},
  "3": {"class_type": "Lips", "inputs": {"video": ["1", 0], "audio": ["2", 0], "duration": 1.0, "fps": 24},
        "_meta": {"title": "songreel:seconds songreel:fps"}},
  "4": {"class_type": "VHS_VideoCombine", "inputs": {"images": ["3", 0], "frame_rate": 24},
        "_meta": {"title": "songreel:output"}}})";

class ComfyuiLips : public testing_room::ComfyuiRoom {
 protected:
  ComfyuiLips() {
    const std::string folder = purse.folder.string();
    const std::string command =
        "ffmpeg -v error -nostdin -y -f lavfi -i testsrc=s=64x64:r=24:d=1 -pix_fmt yuv420p " + folder +
        "/clip.mp4 && ffmpeg -v error -nostdin -y -f lavfi -i sine=d=3 " + folder + "/song.wav";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("ffmpeg failed");
  }
  mv::SyncedLips sync(const ComfyuiGraphs& graphs) {
    const mv::LipSyncOrder order{.clip = purse.folder / "clip.mp4",
                                 .song = purse.folder / "song.wav",
                                 .slice = {timing::from_seconds(1), timing::from_seconds(2)}};
    SmallCommission commission(purse);
    mv::SyncedLips lips =
        ComfyuiLipSyncer(shop_with(graphs)).sync(order, purse.folder / "lips.mp4", commission);
    commission.runs().settle();
    return lips;
  }
};

TEST_F(ComfyuiLips, AreMovedByTheGraph) {
  const ComfyuiGraphs own(own_graph("lips", "mine", kGraph));
  EXPECT_EQ(sync(own).model, "mine");
  EXPECT_NEAR(timing::to_seconds(media.probe(purse.folder / "lips.mp4").video->duration), 1, 0.1);
  EXPECT_THAT(std::string(inputs_of("songreel:video").at("file").as_string()), testing::EndsWith(".mp4"));
  EXPECT_THAT(std::string(inputs_of("songreel:audio").at("audio").as_string()), testing::EndsWith(".wav"));
  EXPECT_EQ(fake().count("POST", "/upload/image"), 2);
}

TEST_F(ComfyuiLips, NeedAGraphThatTakesClipAndSong) {
  const ComfyuiGraphs own(own_graph("lips", "mine", R"({
    "1": {"class_type": "LoadVideo", "inputs": {"file": ""}, "_meta": {"title": "songreel:video"}}})"));
  const base::Error error = error_of([&] { sync(own); });
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_THAT(error.message(), HasSubstr("songreel:audio"));
}

}  // namespace
}  // namespace providers
