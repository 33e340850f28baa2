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

// What keeps a maker that is set up from its work. Either of it as a whole: it does not answer, or not to our
// key. Or of a model that would be used: retired, retiring soon, unknown to its vendor, or named by a flavor
// and known to nobody; the text names what to use, or what is used, instead.
struct MakerConcern {
  std::string maker;
  Work work = Work::kClip;  // of the model
  std::string model;        // "": of the maker as a whole
  std::string text;
  std::string advice;  // where it is named, or what to do: "OPENAI_MODEL names it"

  bool is_of_all() const { return model.empty(); }
};

// Its text, with the maker's name before it where the text does not say it: for lists of several makers.
std::string told_with_name(const MakerConcern& concern);

// Of every maker that is set up: whether it answers, and the models that the settings or the flavors name, or
// that it would choose itself. Asks all makers at the same time. Throws
// Error{kCanceled, kUnavailable}.
std::vector<MakerConcern> check_makers(const Catalog& catalog, const std::vector<Maker>& makers,
                                       const Flavors& flavors, std::chrono::sys_days today,
                                       const base::CancelToken& cancel);

// The concerns as they were found last. Thread-safe.
class MakerHealth {
 public:
  void set(std::vector<MakerConcern> concerns);
  std::vector<MakerConcern> concerns() const;

 private:
  mutable std::mutex mutex_;
  std::vector<MakerConcern> concerns_;
};

}  // namespace mv
