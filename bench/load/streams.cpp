#include "streams.h"

#include <map>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"

namespace load {
namespace {

constexpr std::uint32_t kInput = Waiting::kAlarm - 1;

class Streams {
 public:
  explicit Streams(const StreamsPlan& plan) : plan_(plan), streams_(plan.count) {
    const std::string request = fmt::format(
        "GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept: text/event-stream\r\n\r\n", plan.path, plan.port);
    for (std::uint32_t i = 0; i < plan.count; ++i) {
      base::FileDescriptor& socket = streams_[i].socket;
      socket = connect_to(plan.port);
      send_all(socket.get(), request);
      ready_to_wait(socket.get());
      waiting_.watch(socket.get(), i);
    }
    waiting_.watch(STDIN_FILENO, kInput);
  }

  void run() {
    while (true) {
      for (const std::uint32_t number : waiting_.next(std::chrono::milliseconds(1000))) {
        if (number == kInput) return;
        if (number < plan_.count) hear(streams_[number]);
      }
    }
  }

 private:
  struct Stream {
    base::FileDescriptor socket;
    std::string received;  // the beginning of a line that is not yet complete
    std::string id;
  };
  struct Arrivals {
    std::uint32_t count = 0;
    Moment first;
  };

  void hear(Stream& stream) {
    if (!read_more(stream.socket.get(), stream.received)) {
      throw base::Error(base::ErrorKind::kUnreachable, "the server closed a stream");
    }
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = stream.received.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      read_line(stream, std::string_view(stream.received).substr(begin, end - begin));
    }
    stream.received.erase(0, begin);
  }

  // The sizes of chunks, comments and data are passed over.
  void read_line(Stream& stream, std::string_view line) {
    if (line.starts_with("HTTP/1.1 ") && !line.starts_with("HTTP/1.1 200 ")) {
      throw base::Error(base::ErrorKind::kUnreachable, fmt::format("a stream was refused: {}", line));
    }
    if (line.starts_with("id: ")) stream.id = line.substr(4);
    if (line == "event: hello") {
      if (++begun_ == plan_.count) plan_.opened();
    } else if (line.starts_with("event: ")) {
      count(stream.id);
    }
  }

  void count(const std::string& id) {
    const Moment now = Clock::now();
    Arrivals& arrivals = arrivals_[id];
    if (++arrivals.count == 1) arrivals.first = now;
    if (arrivals.count < plan_.count) return;
    plan_.reached(id, arrivals.first, now);
    arrivals_.erase(id);
  }

  const StreamsPlan& plan_;
  Waiting waiting_;
  std::vector<Stream> streams_;
  std::uint32_t begun_ = 0;
  std::map<std::string, Arrivals> arrivals_;
};

}  // namespace

void hold_streams(const StreamsPlan& plan) {
  Streams(plan).run();
}

}  // namespace load
