// What bench/server.py asks a server with; both print JSON.
//   server_load steady PORT PATH RATE SECONDS   GETs at a constant rate; one line of figures at the end
//   server_load streams PORT PATH COUNT         open event streams until the standard input ends; a line when
//   all are open,
//                                               then one for each event that has reached them all
//                                               (nanoseconds of the monotonic clock)
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "sockets.h"
#include "steady.h"
#include "streams.h"

namespace {

constexpr std::uint64_t kOtherFiles = 200;

// Of sorted values: the smallest that is not below the given share of them.
double percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) throw base::Error(base::ErrorKind::kUnreachable, "no reply came at all");
  const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(place, sorted.size() - 1)];
}

void print(const std::string& line) {
  std::puts(line.c_str());
  std::fflush(stdout);
}

void steady(const std::vector<std::string>& words) {
  const auto result = load::ask_steadily({.port = static_cast<std::uint16_t>(std::stoi(words.at(1))),
                                          .path = words.at(2),
                                          .rate = std::stoi(words.at(3)),
                                          .seconds = std::stoi(words.at(4))});
  print(fmt::format(R"({{"replies": {}, "failed": {}, "p50": {}, "p99": {}, "max": {}, "delay_p99": {}}})",
                    result.latencies.size(), result.failed, percentile(result.latencies, 0.5),
                    percentile(result.latencies, 0.99), percentile(result.latencies, 1),
                    percentile(result.delays, 0.99)));
}

std::int64_t nanoseconds(load::Moment moment) {
  return std::chrono::nanoseconds(moment.time_since_epoch()).count();
}

void streams(const std::vector<std::string>& words) {
  load::StreamsPlan plan{.port = static_cast<std::uint16_t>(std::stoi(words.at(1))),
                         .path = words.at(2),
                         .count = static_cast<std::uint32_t>(std::stoul(words.at(3))),
                         .opened = [] { print(R"({"opened": true})"); },
                         .reached =
                             [](const std::string& id, load::Moment first, load::Moment last) {
                               print(fmt::format(R"({{"id": "{}", "first": {}, "last": {}}})", id,
                                                 nanoseconds(first), nanoseconds(last)));
                             }};
  load::allow_files(plan.count + kOtherFiles);
  load::hold_streams(plan);
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  try {
    if (words.size() == 5 && words[0] == "steady") {
      steady(words);
    } else if (words.size() == 4 && words[0] == "streams") {
      streams(words);
    } else {
      fmt::print(stderr, "server_load: see the head of bench/load/server_load.cpp\n");
      return 2;
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "server_load: {}\n", error.what());
    return 1;
  }
  return 0;
}
