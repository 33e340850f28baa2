#pragma once

#include <memory>

#include "app/settings.h"
#include "base/clock.h"
#include "mv/spending.h"

namespace app {

// The record of what makers elsewhere cost, in the outputs folder of the settings: shared by servers and
// command lines.
class CostBook {
 public:
  // Throws Error{kUnwritable, kDiskFull, kBadRecords}, and the first problem of the makers' settings.
  CostBook(const Settings& settings, const base::Clock& clock);

  const mv::Spending& spending() const { return spending_; }

 private:
  std::unique_ptr<store::RunRecords> records_;
  mv::Spending spending_;
};

}  // namespace app
