#pragma once

#include "media/media.h"
#include "media/worker/worker_process.h"

namespace media {

// Fills a picture of known size from a worker's bulk data; false when the data ends before it is whole.
bool read_picture(WorkerProcess& process, base::Pixels& picture);

// The parent's end of `read_pictures`.
class WorkerPictureStream final : public PictureStream {
 public:
  WorkerPictureStream(std::shared_ptr<ForkServer> workers, const WorkerJob& job, const VideoFormat& format,
                      Patience patience, base::CancelToken cancel);
  bool next(base::Pixels& picture) override;

 private:
  VideoFormat format_;
  WorkerProcess process_;
  bool is_done_ = false;
};

}  // namespace media
