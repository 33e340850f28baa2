#pragma once

#include <atomic>
#include <memory>
#include <utility>

#include "routers/http/session.h"

namespace http {

// The door that a Later's reply comes in by: from any thread, once, and also after the client or the server
// has gone.
class LaterCall : public std::enable_shared_from_this<LaterCall> {
 public:
  explicit LaterCall(const std::shared_ptr<Session>& session)
      : session_(session), door_(session->context_.door) {}

  void answer(Response response) {
    if (answered_.exchange(true)) return;
    door_->post([call = shared_from_this(), response = std::move(response)]() mutable {
      const std::shared_ptr<Session> session = call->session_.lock();
      if (!session || session->later_ != call.get()) return;
      session->later_response_ = std::move(response);
      session->signal_.raise();
    });
  }

 private:
  const std::weak_ptr<Session> session_;
  const std::shared_ptr<Door> door_;
  std::atomic<bool> answered_{false};
};

}  // namespace http
