#pragma once

#include <chrono>
#include <memory>

#include "app/composition.h"

namespace app {

// `songreel serve`: the records, the queue, the runner and the HTTP server, put together.
class StudioServer {
 public:
  // Takes the data folder and opens the records; the settings are valid. Throws what these throw.
  explicit StudioServer(Composition& composition);
  ~StudioServer();
  StudioServer(const StudioServer&) = delete;
  StudioServer& operator=(const StudioServer&) = delete;

  // Runs jobs and listens. Throws Error{kConflict} when the port is taken.
  void start();
  std::uint16_t port() const;
  // Takes no more requests and jobs, waits for what runs, hands the rest back. Over within `patience`.
  void drain(std::chrono::milliseconds patience);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace app
