#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/settings.h"
#include "base/cancel.h"
#include "base/clock.h"
#include "base/log.h"
#include "media/media.h"
#include "mv/catalog.h"
#include "mv/flavor_problem.h"
#include "mv/maker_table.h"
#include "mv/studio.h"
#include "providers/hosted/vendor.h"

namespace app {

// The makers elsewhere, as the settings set them up, with the catalogue of their models. What it returns
// lives as long as it does.
class MakerRoom {
 public:
  // `ending`: the program ends, and vendors are asked for nothing more.
  MakerRoom(const Settings& settings, const media::Media& media, base::Log& log, const base::Clock& clock,
            base::CancelToken ending);
  ~MakerRoom();
  MakerRoom(const MakerRoom&) = delete;
  MakerRoom& operator=(const MakerRoom&) = delete;

  const mv::Catalog& catalog() const;
  // What is wrong with its files; they are logged, too.
  const std::vector<mv::FlavorProblem>& catalog_problems() const;
  // The best one first; without the built-in one.
  std::vector<mv::Maker> elsewhere() const;
  // What `maker` tells by itself, as it came. Returns the status to answer with: 200, 400 and 401 for what is
  // not genuine, 404 for a maker that tells nothing, 503 where it cannot be found out now. Thread-safe.
  struct Webhook {
    std::string id, timestamp, signature, body;
  };
  int hear(const std::string& maker, const Webhook& webhook) const;
  // Asks the run's maker to stop it and tells how it is there; nothing where that maker is not set up. Throws
  // as the maker's client. Thread-safe.
  std::optional<providers::RunReport> call_off(const store::RunRow& run,
                                               const base::CancelToken& cancel) const;
  // With the makers of `studio` at the end.
  std::vector<mv::Maker> table(const mv::Studio& studio) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace app
