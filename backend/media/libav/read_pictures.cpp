#include <unistd.h>

#include "media/libav/check_whole.h"
#include "media/libav/frame_grid.h"
#include "media/libav/send_picture.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {

boost::json::object run_read_pictures(Job& job) {
  Input input(Job::file(0), job.names.at(0));
  input.need_video();
  check_whole(input);
  const VideoFormat format = video_format_from(job.parameters);
  PictureReader reader(input);
  const Turn turn = turn_of(reader.stream());
  show_on_grid(reader, format.rate, input.name(),
               [&](const AVFrame* picture) { send_picture(picture, turn, format.width, format.height); });
  ::close(kDataFd);
  return {};
}

}  // namespace media
