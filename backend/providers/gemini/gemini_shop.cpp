#include "providers/gemini/gemini_shop.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace providers {

using base::Error;
using base::ErrorKind;

const mv::Model& gemini_model(const mv::Catalog& catalog, mv::Work work, const std::string& id) {
  const mv::Model* model = id.empty() ? catalog.best("gemini", work) : catalog.find("gemini", work, id);
  if (model != nullptr) return *model;
  throw Error(ErrorKind::kUsage, id.empty()
                                     ? fmt::format("no model of Gemini is known for {}; add one to a file in "
                                                   "SONGREEL_MODELS",
                                                   mv::name_of(work))
                                     : fmt::format("what {} costs for {} is not known; add it to a file in "
                                                   "SONGREEL_MODELS, or choose another model",
                                                   base::printable(id), mv::name_of(work)));
}

std::int64_t gemini_seed(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed & 0x7FFF'FFFF);
}

}  // namespace providers
