#pragma once

#include <string>

#include <boost/describe.hpp>

#include "jobs/runner.h"
#include "mv/workshop.h"
#include "schema/fields.h"

namespace mv {

// What pages show of media and looks. Each is made once and kept; its request waits for the job.

struct StillRequest {
  std::string video_id;
};
BOOST_DESCRIBE_STRUCT(StillRequest, (), (video_id))

// The still of a clip or film.
class StillTask final : public jobs::Task {
 public:
  explicit StillTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

struct WaveformRequest {
  std::string audio_id;
};
BOOST_DESCRIBE_STRUCT(WaveformRequest, (), (audio_id))

// The peaks of a song.
class WaveformTask final : public jobs::Task {
 public:
  explicit WaveformTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

struct PreviewRequest {
  std::string config_flavor;
};
BOOST_DESCRIBE_STRUCT(PreviewRequest, (), (config_flavor))

// The picture of a flavor's look.
class PreviewTask final : public jobs::Task {
 public:
  explicit PreviewTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

}  // namespace mv
