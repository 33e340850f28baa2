#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/cancel.h"
#include "media/media.h"
#include "mv/catalog.h"
#include "mv/commission.h"
#include "net/fetch.h"
#include "providers/hosted/carry_out.h"
#include "providers/hosted/run_news.h"
#include "providers/hosted/vendor.h"
#include "providers/replicate/replicate_client.h"
#include "providers/replicate/replicate_inputs.h"

namespace providers {

// What the makers of Replicate share. All that it refers to outlives them.
struct ReplicateShop {
  ReplicateClient& client;
  const mv::Catalog& catalog;
  const media::Media& media;
  const net::Fetcher& fetcher;  // its guard lets Replicate's address through
  // Where Replicate tells that a run has ended; "" or no function: nowhere, it is asked then.
  std::function<std::string(const store::RunRow&)> webhook;
  RunNews* news = nullptr;  // that come in there; null without a webhook
  Pace pace;
};

// One prediction. Files are uploaded when it is asked for, once; where an answer got lost, the prediction is
// found again by its model, its inputs and the contents of its files.
class ReplicateRun final : public BackgroundRun {
 public:
  // `folder`: for what is written while uploading. All outlive it.
  ReplicateRun(const ReplicateShop& shop, std::string model, const ReplicateInputs& inputs,
               mv::Commission& commission, std::filesystem::path folder)
      : shop_(shop),
        model_(std::move(model)),
        inputs_(inputs),
        commission_(commission),
        folder_(std::move(folder)) {}

  const VendorNames& vendor() const override { return replicate_names(); }
  std::string submit(const store::RunRow& run, base::CancelToken cancel) override;
  RunReport look(const std::string& remote_id, base::CancelToken cancel) override;
  void call_off(const std::string& remote_id) override;
  void wait_for_change(const std::string& remote_id, std::chrono::milliseconds time,
                       const base::CancelToken& cancel) override;
  bool can_look_up() const override { return true; }
  std::optional<std::string> look_up(const store::RunRow& run, base::CancelToken cancel) override;

 private:
  // Whether a prediction is this one; kMaybe where what it was made of is deleted.
  enum class Likeness { kOther, kMaybe, kSame };
  void upload_files(const base::CancelToken& cancel);
  // By all but its files, which have to be asked for.
  Likeness likeness_of(const ReplicatePrediction& prediction) const;
  Likeness likeness_of_files(const ReplicatePrediction& prediction, const base::CancelToken& cancel);
  Likeness likeness_of_file(const ReplicateFileInput& file, const boost::json::object& input,
                            const base::CancelToken& cancel);

  const ReplicateShop& shop_;
  const std::string model_;
  const ReplicateInputs& inputs_;
  mv::Commission& commission_;
  const std::filesystem::path folder_;
  std::vector<std::string> links_;           // of the inputs' files, as far as they are uploaded
  std::map<std::string, std::string> sums_;  // SHA-256 of the inputs' files, by path
};

// A model of ours, or the best where none is named. Throws Error{kUsage} for one without a price.
const mv::Model& replicate_model(const mv::Catalog& catalog, mv::Work work, const std::string& id);
// The run's one output. Throws Error{kMakerFailed} where there is none.
const std::string& output_of(const Finished& finished);
}  // namespace providers
