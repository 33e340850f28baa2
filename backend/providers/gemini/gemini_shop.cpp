#include "providers/gemini/gemini_shop.h"

#include "providers/hosted/known_model.h"

namespace providers {

const mv::Model& gemini_model(const mv::Catalog& catalog, mv::Work work, const std::string& id) {
  return known_model(catalog, "gemini", "Gemini", work, id);
}

std::int64_t gemini_seed(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed & 0x7FFF'FFFF);
}

}  // namespace providers
