#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "providers/replicate/replicate_webhook.h"

namespace providers {

// Judges what comes in as a webhook, from whomever. Replicate is asked for the secret that it signs with only
// for what could be genuine by its headers, and at most once a minute, whether it answers or not; a call that
// comes meanwhile is not kept waiting. Thread-safe.
class ReplicateWebhooks {
 public:
  // `ask`: the secret, asked of Replicate; throws base::Error. `clock` outlives it.
  ReplicateWebhooks(std::function<std::string()> ask, const base::Clock& clock)
      : ask_(std::move(ask)), clock_(clock) {}

  // Nothing where the secret is not known now.
  std::optional<WebhookVerdict> judge(const WebhookHeaders& headers, std::string_view body);

 private:
  std::string known_secret();
  // "" where there is none, or it is too early to ask again.
  std::string asked_secret();

  const std::function<std::string()> ask_;
  const base::Clock& clock_;
  std::mutex mutex_;
  std::string secret_;  // "" until it was told
  std::optional<std::chrono::steady_clock::time_point> asked_;
};

}  // namespace providers
