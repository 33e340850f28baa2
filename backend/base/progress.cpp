#include "base/progress.h"

#include <algorithm>

namespace base {

class ProgressMerger::Part final : public ProgressSink {
 public:
  Part(ProgressMerger& merger, double weight) : merger_(merger), weight_(weight) {}

  void report(double fraction) override {
    const std::lock_guard lock(merger_.mutex_);
    fraction_ = std::max(fraction_, std::clamp(fraction, 0.0, 1.0));
    merger_.update();
  }

  double weight() const { return weight_; }
  double done() const { return weight_ * fraction_; }

 private:
  ProgressMerger& merger_;
  double weight_;
  double fraction_ = 0;
};

ProgressSink& ProgressMerger::add_part(double weight) {
  const std::lock_guard lock(mutex_);
  return *parts_.emplace_back(std::make_shared<Part>(*this, weight));
}

void ProgressMerger::update() {
  double total = 0;
  double done = 0;
  for (const auto& part : parts_) {
    total += part->weight();
    done += part->done();
  }
  parent_.report(total > 0 ? done / total : 0);
}

}  // namespace base
