#pragma once

#include <vector>

#include "base/progress.h"

namespace base {

// Keeps every fraction that was reported. Not for several threads at once.
class Steps final : public ProgressSink {
 public:
  void report(double fraction) override { fractions.push_back(fraction); }
  std::vector<double> fractions;
};

}  // namespace base
