#pragma once

#include <memory>
#include <mutex>
#include <vector>

namespace base {

// Receives how far a piece of work is, 0 to 1, never falling. May be called from any thread.
class ProgressSink {
 public:
  virtual ~ProgressSink() = default;
  virtual void report(double fraction) = 0;
};

class NoProgress final : public ProgressSink {
 public:
  void report(double) override {}
};

// One stretch of a whole's progress: 0 to 1 here is `from` to `to` there. The whole must outlive it.
class ProgressStretch final : public ProgressSink {
 public:
  ProgressStretch(ProgressSink& whole, double from, double to) : whole_(whole), from_(from), to_(to) {}
  void report(double fraction) override { whole_.report(from_ + (to_ - from_) * fraction); }

 private:
  ProgressSink& whole_;
  double from_, to_;
};

// Joins the progress of several parts into one, each part counting by its weight.
// The parent must outlive it. Thread-safe.
class ProgressMerger {
 public:
  explicit ProgressMerger(ProgressSink& parent) : parent_(parent) {}

  // Adds a part; the reference stays valid as long as the merger lives. Add all parts before work starts.
  ProgressSink& add_part(double weight);

 private:
  class Part;
  void update();

  ProgressSink& parent_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<Part>> parts_;
};

}  // namespace base
