#pragma once

#include <memory>
#include <vector>

#include "app/settings.h"
#include "base/log.h"
#include "media/media.h"
#include "mv/catalog.h"
#include "mv/maker_table.h"
#include "mv/studio.h"

namespace app {

// The makers elsewhere, as the settings set them up, with the catalogue of their models. What it returns
// lives as long as it does.
class MakerRoom {
 public:
  MakerRoom(const Settings& settings, const media::Media& media, base::Log& log);
  ~MakerRoom();
  MakerRoom(const MakerRoom&) = delete;
  MakerRoom& operator=(const MakerRoom&) = delete;

  const mv::Catalog& catalog() const;
  // The best one first; without the built-in one.
  std::vector<mv::Maker> elsewhere() const;
  // With the makers of `studio` at the end.
  std::vector<mv::Maker> table(const mv::Studio& studio) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace app
