#include "providers/openai/openai_model.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace providers {

using base::Error;
using base::ErrorKind;

mv::Model openai_model(const OpenaiClient& client, const mv::Catalog& catalog, mv::Work work,
                       const std::string& of_settings, const std::string& asked) {
  const std::string& id = of_settings.empty() ? asked : of_settings;
  const mv::Model* known = id.empty() ? catalog.best("openai", work) : catalog.find("openai", work, id);
  if (known != nullptr) return *known;
  if (id.empty())
    throw Error(ErrorKind::kUsage,
                fmt::format("no model is named for {}; set {} to one of the server's", mv::name_of(work),
                            work == mv::Work::kScenes ? "OPENAI_MODEL" : "OPENAI_IMAGE_MODEL"));
  if (client.is_openai())
    throw Error(ErrorKind::kUsage,
                fmt::format("what {} costs is not known; add it to a file in SONGREEL_MODELS, or choose "
                            "another model",
                            base::printable(id)));
  mv::Model own;
  own.id = id;
  own.maker = "openai";
  own.work = work;
  own.wire = kPlainWire;
  return own;
}

std::int64_t openai_seed(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed & 0x7FFF'FFFF);
}

}  // namespace providers
