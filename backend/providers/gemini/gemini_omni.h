#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "providers/gemini/gemini_client.h"
#include "providers/gemini/gemini_video.h"
#include "providers/hosted/vendor.h"

namespace providers {

// A clip by way of /interactions, in the background. There is no list of interactions, so one whose id was
// never heard cannot be found again. The film comes in the answer that tells of the end, and is then written
// to `out`; or as a link, which is the run's output.
class GeminiOmniRun final : public BackgroundRun {
 public:
  // All outlive it.
  GeminiOmniRun(const GeminiClient& client, const GeminiVideoOrder& order, const std::filesystem::path& out)
      : client_(client), order_(order), out_(out) {}

  const VendorNames& vendor() const override { return gemini_names(); }
  std::string submit(const store::RunRow& run, base::CancelToken cancel) override;
  RunReport look(const std::string& remote_id, base::CancelToken cancel) override;
  void call_off(const std::string& remote_id) override;
  bool can_look_up() const override { return false; }
  std::optional<std::string> look_up(const store::RunRow&, base::CancelToken) override {
    return std::nullopt;
  }

  // Whether the last look has written the film to `out`.
  bool is_received() const { return is_received_; }

 private:
  boost::json::object body(bool with_duration) const;
  RunReport report_of_end(const boost::json::object& interaction, const std::string& status);
  RunReport report_of_film(const boost::json::object& interaction);

  const GeminiClient& client_;
  const GeminiVideoOrder& order_;
  const std::filesystem::path& out_;
  bool is_received_ = false;
};

}  // namespace providers
