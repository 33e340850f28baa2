#pragma once

#include <string_view>

#include "base/cancel.h"
#include "base/progress.h"

namespace mv {

class PaidRuns;

// What a maker is given beside the request: how it hears a stop and tells how far it is, and where it writes
// down what it spends. One for each piece of work; it outlives the call.
class Commission : public base::ProgressSink {
 public:
  virtual base::CancelToken cancel() const = 0;
  // Whether the work is wanted no more, so that what runs elsewhere for it is to be stopped too. When only
  // `cancel` is set, the program ends, and goes on with the work when it is started again.
  virtual bool is_called_off() const = 0;
  // What is being done now, for people: "waiting for Replicate".
  virtual void stage(std::string_view what) = 0;
  // Throws Error{kNotConfigured} where only makers that cost nothing may be used.
  virtual PaidRuns& runs() = 0;
};

// For makers of this program, which need no more than that.
class FreeCommission final : public Commission {
 public:
  FreeCommission(base::CancelToken cancel, base::ProgressSink& progress)
      : cancel_(std::move(cancel)), progress_(progress) {}
  explicit FreeCommission(base::CancelToken cancel) : FreeCommission(std::move(cancel), nobody()) {}

  void report(double fraction) override { progress_.report(fraction); }
  base::CancelToken cancel() const override { return cancel_; }
  bool is_called_off() const override { return true; }
  void stage(std::string_view) override {}
  PaidRuns& runs() override;

 private:
  static base::ProgressSink& nobody();

  base::CancelToken cancel_;
  base::ProgressSink& progress_;
};

}  // namespace mv
