#include "providers/replicate/replicate_webhooks.h"

#include "base/error.h"

namespace providers {
namespace {

constexpr std::chrono::minutes kBetweenAskings{1};

}  // namespace

std::optional<WebhookVerdict> ReplicateWebhooks::judge(const WebhookHeaders& headers, std::string_view body) {
  const auto now = clock_.wall_time();
  if (const auto fault = fault_of(headers, now)) return fault;
  std::string secret = known_secret();
  if (!secret.empty()) {
    const WebhookVerdict verdict = verdict_on(headers, body, secret, now);
    if (verdict != WebhookVerdict::kForged) return verdict;
    // It may have been changed at Replicate since.
    const std::string newer = asked_secret();
    return newer.empty() || newer == secret ? verdict : verdict_on(headers, body, newer, now);
  }
  secret = asked_secret();
  return secret.empty() ? std::nullopt : std::optional(verdict_on(headers, body, secret, now));
}

std::string ReplicateWebhooks::known_secret() {
  const std::lock_guard lock(mutex_);
  return secret_;
}

std::string ReplicateWebhooks::asked_secret() {
  {
    const std::lock_guard lock(mutex_);
    const auto now = clock_.now();
    if (asked_ && now < *asked_ + kBetweenAskings) return "";
    asked_ = now;
  }
  std::string secret;
  try {
    secret = ask_();
  } catch (const base::Error&) {
    return "";  // the next minute's first asks again; makers are looked at by themselves all the same
  }
  const std::lock_guard lock(mutex_);
  return secret_ = secret;
}

}  // namespace providers
