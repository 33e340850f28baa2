#include "media/jpeg.h"

#include <cstdlib>

#include <gmock/gmock.h>

#include "base/error.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using testing::Folder;

struct Colour {
  const char* name;
  std::uint32_t word;
};
constexpr Colour kColours[] = {{"black", 0xFF000000}, {"white", 0xFFFFFFFF}, {"red", 0xFFC02020},
                               {"green", 0xFF208040}, {"blue", 0xFF2040C0},  {"skin", 0xFFE0B090}};

// Odd sizes too: half of the last column has no colour of its own.
base::Pixels plain(std::uint32_t word) {
  base::Pixels picture(161, 91);
  picture.words.assign(picture.words.size(), word);
  return picture;
}

TEST(Jpeg, KeepsColoursAsOthersReadThem) {
  const Folder folder;
  for (const auto& [name, word] : kColours) {
    write_jpeg(folder / "picture.jpg", plain(word));
    const std::string bytes =
        testing::run("ffmpeg -nostdin -loglevel error -i " + (folder / "picture.jpg").string() +
                     " -f rawvideo -pix_fmt rgb24 -");
    ASSERT_EQ(bytes.size(), 161U * 91U * 3U);
    for (const std::size_t pixel : {std::size_t{0}, std::size_t{161 * 45 + 80}, std::size_t{161 * 91 - 1}}) {
      for (std::size_t channel = 0; channel < 3; ++channel) {
        const int wanted = static_cast<int>(word >> (16 - 8 * channel) & 0xFF);
        const int found = static_cast<unsigned char>(bytes[pixel * 3 + channel]);
        EXPECT_NEAR(found, wanted, 4) << name << " at " << pixel;
      }
    }
  }
}

TEST(Jpeg, IsAnOrdinaryOne) {
  const Folder folder;
  write_jpeg(folder / "picture.jpg", plain(0xFF208040));
  EXPECT_EQ(testing::ffprobe(folder / "picture.jpg", "v:0", "codec_name"), "mjpeg");
  EXPECT_EQ(testing::ffprobe(folder / "picture.jpg", "v:0", "width"), "161");
  EXPECT_EQ(testing::ffprobe(folder / "picture.jpg", "v:0", "height"), "91");
}

TEST(Jpeg, SaysThatAFolderDoesNotExist) {
  const Folder folder;
  try {
    write_jpeg(folder / "no" / "picture.jpg", plain(0xFF000000));
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kUnwritable);
  }
}

}  // namespace
}  // namespace media
