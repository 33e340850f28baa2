#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace providers {

// What a webhook came with, as it is in its headers.
struct WebhookHeaders {
  std::string id;         // webhook-id
  std::string timestamp;  // webhook-timestamp
  std::string signature;  // webhook-signature: "v1,… v1,…"
};

enum class WebhookVerdict {
  kGenuine,
  kIncomplete,  // a header is missing, or is none; or the secret is none
  kWrongTime,   // sent more than five minutes ago, or in the future: somebody may be playing it again
  kForged,      // no signature fits
};

// What can be said of it without the secret: that a header is missing or is none, that its time is wrong, or
// that it holds no signature of the scheme. Nothing: it could be genuine.
std::optional<WebhookVerdict> fault_of(const WebhookHeaders& headers,
                                       std::chrono::system_clock::time_point now);

// Whether Replicate has sent this, now: the scheme of Standard Webhooks
// (https://github.com/standard-webhooks/standard-webhooks, 1.0.0). `secret`: "whsec_" and base64. A genuine
// one may come twice.
WebhookVerdict verdict_on(const WebhookHeaders& headers, std::string_view body, std::string_view secret,
                          std::chrono::system_clock::time_point now);

// Which prediction a webhook is about; "" where its body says none.
std::string prediction_of_webhook(std::string_view body);

}  // namespace providers
