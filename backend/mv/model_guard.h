#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "mv/catalog.h"
#include "mv/flavors.h"
#include "mv/maker_table.h"

namespace mv {

// A model that would be used, and what is wrong with it: retired, retiring soon, unknown to its vendor; or
// one that a flavor names and nobody knows. The text names what to use, or what is used, instead.
struct ModelConcern {
  std::string maker;
  Work work = Work::kClip;
  std::string model;
  std::string text;
  std::string advice;     // where it is named, or what to do: "OPENAI_MODEL names it"
  bool is_fatal = false;  // it cannot be used any more
};

// Of every maker that is set up, the models that the settings or the flavors name, or that it would choose
// itself. Asks the vendors, where they can be asked; one that does not answer is no concern here. Throws
// Error{kCanceled}.
std::vector<ModelConcern> check_models(const Catalog& catalog, const std::vector<Maker>& makers,
                                       const Flavors& flavors, std::chrono::sys_days today,
                                       const base::CancelToken& cancel);

// The concerns as they were found last. Thread-safe.
class ModelHealth {
 public:
  void set(std::vector<ModelConcern> concerns);
  std::vector<ModelConcern> concerns() const;

 private:
  mutable std::mutex mutex_;
  std::vector<ModelConcern> concerns_;
};

}  // namespace mv
