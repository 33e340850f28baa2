#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "app/settings.h"
#include "base/clock.h"
#include "base/log.h"
#include "media/media.h"
#include "mv/catalog.h"
#include "mv/maker_table.h"
#include "mv/spending.h"
#include "mv/studio.h"

namespace app {

// The makers elsewhere, as the settings set them up, with the catalogue of their models and the record of
// what they cost. What it returns lives as long as it does.
class MakerRoom {
 public:
  // `outputs`: where the costs are recorded. Throws Error{kUnwritable, kDiskFull, kBadRecords}.
  MakerRoom(const Settings& settings, const media::Media& media, const base::Clock& clock,
            const std::filesystem::path& outputs, base::Log& log);
  ~MakerRoom();
  MakerRoom(const MakerRoom&) = delete;
  MakerRoom& operator=(const MakerRoom&) = delete;

  const mv::Catalog& catalog() const;
  const mv::Spending& spending() const;
  // The best one first, the built-in ones of `studio` last.
  std::vector<mv::Maker> table(const mv::Studio& studio) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The catalogue of the program and of SONGREEL_MODELS; what is wrong with it is logged.
mv::Catalog read_catalog(const Settings& settings, base::Log& log);

}  // namespace app
