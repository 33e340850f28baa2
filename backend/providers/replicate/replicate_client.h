#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/cancel.h"
#include "net/api_client.h"
#include "providers/replicate/replicate_claims.h"
#include "providers/replicate/replicate_prediction.h"
#include "providers/replicate/replicate_schema.h"
#include "store/run_records.h"

namespace providers {

struct ReplicateOrder {
  std::string model;  // "owner/name", or "owner/name:version"
  boost::json::object input;
  std::string webhook;  // address that is told of the end; "" for none
};

// What the file store says of an upload.
struct ReplicateFile {
  std::string link;
  std::string sha256;
};

// Replicate's HTTP API (https://replicate.com/docs/reference/http), one call a method. All throw what
// net::ask throws, Refusal, and Error{kMakerFailed} for an answer that is not understood. Thread-safe.
class ReplicateClient {
 public:
  // `base_url`: "https://api.replicate.com/v1".
  ReplicateClient(std::string base_url, std::string key);

  ReplicatePrediction create(const ReplicateOrder& order, base::CancelToken cancel) const;
  ReplicatePrediction get(const std::string& id, base::CancelToken cancel) const;
  // Without effect on one that has ended.
  void cancel(const std::string& id) const;
  // Those created since then that are `wanted`, newest first. The others, of which there may be thousands
  // with all their inputs, are forgotten page by page. Throws Error{kUnavailable} where they are too many to
  // read.
  using Wanted = std::function<bool(const ReplicatePrediction&)>;
  std::vector<ReplicatePrediction> list_since(store::WallTime since, const Wanted& wanted,
                                              base::CancelToken cancel) const;

  // `folder`: where the form that is sent may be written for as long.
  ReplicateFile upload(const std::filesystem::path& file, const std::string& content_type,
                       const std::filesystem::path& folder, base::CancelToken cancel) const;
  // `link`: as `upload` gave it; one that is not of this server's file store gives no sha256.
  ReplicateFile file_at(const std::string& link, base::CancelToken cancel) const;

  // What the model publishes; read once, then kept. Null where it cannot be read. Throws Error{kCanceled}.
  std::shared_ptr<const ReplicateSchema> schema_of(const std::string& model, base::CancelToken cancel);

  // Whether there is such a model for this key.
  bool has_model(const std::string& model, base::CancelToken cancel) const;

  // That webhooks are signed with: "whsec_…".
  std::string webhook_secret(base::CancelToken cancel) const;

  ReplicateClaims& claims() { return claims_; }

 private:
  net::ApiRequest request_for(net::ApiRequest::Method method, std::string_view path) const;
  boost::json::object answer_to(const net::ApiRequest& request, base::CancelToken cancel) const;

  const std::string base_url_, key_;
  ReplicateClaims claims_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const ReplicateSchema>> schemas_;
};

}  // namespace providers
