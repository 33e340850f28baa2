#pragma once

#include <optional>
#include <string>

#include "providers/gemini/gemini_client.h"
#include "providers/gemini/gemini_video.h"
#include "providers/hosted/vendor.h"

namespace providers {

// Whether an id is an operation's ("models/…/operations/…").
inline bool is_veo_operation(const std::string& remote_id) {
  return remote_id.find("operations/") != std::string::npos;
}

// A clip by way of models/…:predictLongRunning. Operations can neither be listed nor canceled: what is asked
// for runs to its end.
class GeminiVeoRun final : public BackgroundRun {
 public:
  // Both outlive it.
  GeminiVeoRun(const GeminiClient& client, const GeminiVideoOrder& order) : client_(client), order_(order) {}

  const VendorNames& vendor() const override { return gemini_names(); }
  // Gives the operation's name.
  std::string submit(const store::RunRow& run, base::CancelToken cancel) override;
  RunReport look(const std::string& remote_id, base::CancelToken cancel) override;
  void call_off(const std::string&) override {}
  bool can_be_called_off() const override { return false; }
  bool can_look_up() const override { return false; }
  std::optional<std::string> look_up(const store::RunRow&, base::CancelToken) override {
    return std::nullopt;
  }

 private:
  boost::json::object body() const;

  const GeminiClient& client_;
  const GeminiVideoOrder& order_;
};

}  // namespace providers
