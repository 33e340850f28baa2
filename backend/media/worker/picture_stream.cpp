#include "media/worker/picture_stream.h"

#include <utility>

namespace media {

bool read_picture(WorkerProcess& process, base::Pixels& picture) {
  std::span<std::byte> room = std::as_writable_bytes(std::span(picture.words));
  while (!room.empty()) {
    const std::size_t count = process.read_data(room);
    if (count == 0) return false;
    room = room.subspan(count);
  }
  return true;
}

WorkerPictureStream::WorkerPictureStream(std::shared_ptr<ForkServer> workers, const WorkerJob& job,
                                         const VideoFormat& format, Patience patience,
                                         base::CancelToken cancel)
    : format_(format), process_(std::move(workers), job, patience, std::move(cancel)) {}

bool WorkerPictureStream::next(base::Pixels& picture) {
  if (is_done_) return false;
  if (picture.width != format_.width || picture.height != format_.height)
    picture = base::Pixels(format_.width, format_.height);
  if (read_picture(process_, picture)) return true;
  // The pictures have ended; whether well or badly, the worker says now.
  is_done_ = true;
  base::NoProgress silent;
  process_.wait_for("result", silent);
  return false;
}

}  // namespace media
