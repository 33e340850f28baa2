#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jobs/job.h"

namespace jobs {

// Something has changed, for those who watch: a job, a project, a scene, a take, a song.
struct Event {
  std::string id;              // "<run>-<number>", growing; `run` differs for every start of the program
  std::string type;            // "job", "project", "take", "audio"
  std::string subject;         // id of what has changed
  std::string project;         // "" for none
  std::string data;            // JSON: the state now
  std::optional<State> state;  // of a job
};

// Passes events on to subscribers and remembers the last few thousand, so that a client that was away a
// moment misses nothing. Thread-safe. Callbacks come on the publisher's thread, one at a time and in order,
// and must be short; they may not publish or subscribe.
class Events {
 public:
  using Callback = std::function<void(const std::shared_ptr<const Event>&)>;

  explicit Events(std::size_t remembered = 4096);
  ~Events();
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  void publish(std::string type, std::string subject, std::string project, std::string data,
               std::optional<jobs::State> state = {});

  // Ends with the returned object; no callback runs any more once its destructor has returned.
  using Subscription = std::shared_ptr<void>;
  struct Opened {
    std::string last_id;  // of the newest event there is: what a client has seen that reads the state now
    Subscription subscription;
    // What came after `last_id`, oldest first; nothing when that is unknown or too long ago (or ""), so that
    // the client needs the whole state. No event is lost or doubled between these and the callbacks.
    std::optional<std::vector<std::shared_ptr<const Event>>> missed;
  };
  Opened subscribe(const std::string& last_id, Callback callback);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace jobs
