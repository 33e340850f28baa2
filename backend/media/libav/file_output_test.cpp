#include "media/libav/file_output.h"

#include <fcntl.h>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "media/libav/h264_writer.h"

namespace media {
namespace {

TEST(FileOutput, SaysThatTheDiskIsFull) {
  const base::FileDescriptor full(::open("/dev/full", O_RDWR | O_CLOEXEC));
  ASSERT_TRUE(full);
  av_log_set_level(AV_LOG_QUIET);
  try {
    FileOutput output(full.get(), "mp4");
    H264Writer writer(output.context(), {.width = 64, .height = 64, .rate = {24}});
    for (int frame = 0; frame < 48; ++frame) {
      writer.blank();
      writer.add();
    }
    writer.finish();
    output.flush();
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kDiskFull);
  }
}

}  // namespace
}  // namespace media
