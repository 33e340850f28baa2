#pragma once

#include <string>
#include <vector>

#include <boost/json.hpp>

#include "media/media.h"
#include "media/worker/channel.h"

namespace media {

// A job as the worker sees it. Files are numbered, inputs first.
struct Job {
  std::string name;
  std::vector<std::string> names;  // of the inputs, for messages
  std::size_t files = 0;
  boost::json::object parameters;
  WorkerLimits limits;
  Reporter reporter{kReportFd};

  static int file(std::size_t index) { return kFirstFileFd + static_cast<int>(index); }
};

// Each does one job in a locked process and returns its result. They throw base::Error.
boost::json::object run_probe(Job& job);
boost::json::object run_read_audio(Job& job);
boost::json::object run_trim_audio(Job& job);
boost::json::object run_encode_song(Job& job);
boost::json::object run_check_clips(Job& job);
boost::json::object run_conform(Job& job);
boost::json::object run_stitch(Job& job);
boost::json::object run_pictures_at(Job& job);
boost::json::object run_read_pictures(Job& job);

}  // namespace media
