#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include <boost/json/object.hpp>

#include "media/media.h"
#include "mv/catalog.h"
#include "mv/commission.h"
#include "providers/hosted/carry_out.h"
#include "providers/sdcpp/sdcpp_client.h"

namespace providers {

// What the makers of stable-diffusion.cpp share. All that it refers to outlives them.
struct SdcppShop {
  const SdcppClient& client;
  const mv::Catalog& catalog;
  const media::Media& media;
  // It is the user's own machine, and may be asked often.
  Pace pace{.first_look = std::chrono::milliseconds(250), .longest_look = std::chrono::milliseconds(3000)};
};

struct SdcppOrder {
  SdcppMode mode = SdcppMode::kPicture;
  boost::json::object body;
};

// One job. The server keeps nothing over its own restart, and ended jobs for a while only: what it does not
// know any more is told as failed. Nor can it be asked for a job whose id was never heard.
class SdcppRun final : public BackgroundRun {
 public:
  // `result`: where the picture or film is written, in place, once it is there; the run's one output. All
  // outlive it.
  SdcppRun(const SdcppShop& shop, const SdcppOrder& order, std::filesystem::path result)
      : shop_(shop), order_(order), result_(std::move(result)) {}

  const VendorNames& vendor() const override { return sdcpp_names(); }
  std::string submit(const store::RunRow& run, base::CancelToken cancel) override;
  RunReport look(const std::string& remote_id, base::CancelToken cancel) override;
  void call_off(const std::string& remote_id) override;
  bool can_look_up() const override { return false; }
  std::optional<std::string> look_up(const store::RunRow&, base::CancelToken) override {
    return std::nullopt;
  }

  // It was in the queue, and then the server knew nothing of it, though nobody had called it off.
  bool has_vanished() const override { return has_vanished_; }

 private:
  RunReport vanished();
  RunReport report_of(const boost::json::object& job) const;
  RunReport succeeded(const boost::json::object& job) const;

  const SdcppShop& shop_;
  const SdcppOrder& order_;
  const std::filesystem::path result_;
  bool is_called_off_ = false;
  bool has_vanished_ = false;
};

// A model of the catalogue, or the best where none is named; the server itself runs whichever it has loaded.
// Throws Error{kUsage} for one that is not there.
const mv::Model& sdcpp_model(const mv::Catalog& catalog, mv::Work work, const std::string& id);
// What the server can do. Throws Error{kNotConfigured} where it has loaded a model for something else.
SdcppAbilities sdcpp_abilities_for(const SdcppShop& shop, SdcppMode mode, const base::CancelToken& cancel);
// A side as the server takes it, at a whole number of what its models fold into one.
int sdcpp_side(int pixels, int step, const SdcppAbilities& abilities);
// The seed as the server takes it.
std::int64_t sdcpp_seed(std::uint64_t seed);

// Throws Error{kMakerFailed} for a run without a result, else does the steps with it. Where these show the
// result to be no good, the run is done with all the same: who tries again orders anew.
void receive_from_sdcpp(const Finished& finished, mv::Commission& commission,
                        const std::function<void()>& steps);

}  // namespace providers
