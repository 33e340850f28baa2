#include "media/libav/check_whole.h"
#include "media/libav/describe.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {

boost::json::object run_probe(Job& job) {
  Input input(Job::file(0), job.names.at(0));
  const bool song = job.parameters.at("song").as_bool();
  if (song) {
    input.need_audio();
    check_whole(input);
  }
  return to_json(describe(input));
}

}  // namespace media
