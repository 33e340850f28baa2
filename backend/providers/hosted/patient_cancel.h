#pragma once

#include <chrono>
#include <thread>

#include "base/cancel.h"
#include "mv/commission.h"

namespace providers {

// The cancel of a request whose answer is paid for. When the work is called off it is heard at once; when the
// program ends, only after a while, because an answer that nobody has heard may have to be paid again.
class PatientCancel {
 public:
  // Pictures and texts take some seconds. Whoever ends programs waits longer than this before they kill them.
  static constexpr std::chrono::seconds kUsual{25};

  // `commission` outlives it. `patience`: how long after the program's end.
  explicit PatientCancel(mv::Commission& commission, std::chrono::milliseconds patience = kUsual);

  const base::CancelToken& token() const { return token_; }

 private:
  void watch(const std::stop_token& stop) const;

  mv::Commission& commission_;
  const std::chrono::milliseconds patience_;
  const base::CancelToken token_;
  std::jthread thread_;
};

}  // namespace providers
