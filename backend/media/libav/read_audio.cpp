#include <unistd.h>
#include <vector>

#include "media/libav/check_whole.h"
#include "media/libav/decode_audio.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {

boost::json::object run_read_audio(Job& job) {
  Input input(Job::file(0), job.names.at(0));
  input.need_audio();
  check_whole(input);
  AudioSamples samples(input, {.start = flicks_at(job.parameters, "start"),
                               .sample_rate = job.parameters.at("sample_rate").to_number<int>(),
                               .channels = job.parameters.at("channels").to_number<int>()});
  job.reporter.format({{"sample_rate", samples.sample_rate()}, {"channels", samples.channels()}});
  std::vector<float> block(static_cast<std::size_t>(8192 * samples.channels()));
  while (const std::size_t count = samples.read(block)) {
    if (!write_fully(kDataFd, block.data(), count * sizeof(float))) ::_exit(1);  // nobody reads any more
  }
  ::close(kDataFd);
  return {};
}

}  // namespace media
