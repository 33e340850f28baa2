#pragma once

#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "base/error.h"

// What parent and worker say to each other. The places of the inherited descriptors and the shapes of the
// lines are the whole protocol; there is no version in it because both ends are the same build.
//
//   fd 0  lifeline: a pipe that ends when the parent ends
//   fd 1  JSON lines from the worker: {"progress":0.5} … then one {"result":{…}} or
//   {"error":{kind,message,details}};
//         read_audio sends {"format":{…}} first
//   fd 2  standard error
//   fd 3  the job, one JSON object in a memory file
//   fd 4  bulk data from the worker: samples or pictures
//   fd 5… the job's files: inputs first, then outputs
namespace media {

inline constexpr int kLifelineFd = 0;
inline constexpr int kReportFd = 1;
inline constexpr int kJobFd = 3;
inline constexpr int kDataFd = 4;
inline constexpr int kFirstFileFd = 5;

boost::json::object to_json(const base::Error& error);
// An unknown kind becomes kDamaged: only a worker that a file has taken over says such a thing.
base::Error error_from_json(const boost::json::object& json);

// The worker's end of fd 1. Every call writes one whole line; a parent that has gone ends the worker.
class Reporter {
 public:
  explicit Reporter(int fd) : fd_(fd) {}
  void progress(double fraction);
  void format(const boost::json::object& format) { line("format", format); }
  void result(const boost::json::object& result) { line("result", result); }
  void error(const base::Error& error) { line("error", to_json(error)); }

 private:
  void line(std::string_view key, const boost::json::value& value);

  int fd_;
  double last_progress_ = -1;
};

// Writes everything, through short writes and interrupts. Returns false when the other end has gone.
bool write_fully(int fd, const void* data, std::size_t size);

}  // namespace media
