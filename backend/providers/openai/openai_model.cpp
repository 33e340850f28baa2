#include "providers/openai/openai_model.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "providers/openai/own_server.h"

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
  if (!is_own_server(client.base_url()))
    throw Error(
        ErrorKind::kUsage,
        fmt::format("what {} costs at {} is not known; add it with its price, maker openai and work {}, "
                    "to a file that SONGREEL_MODELS names, or choose another model",
                    base::printable(id), client.names().title, mv::name_of(work)));
  mv::Model own;
  own.id = id;
  own.maker = "openai";
  own.work = work;
  own.wire = kPlainWire;
  return own;
}

std::string fault_of_openai_model(const OpenaiClient& client, const mv::Catalog& catalog, mv::Work work,
                                  const std::string& of_settings) {
  try {
    openai_model(client, catalog, work, of_settings, "");
    return "";
  } catch (const Error& error) {
    return error.message();
  }
}

std::int64_t openai_seed(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed & 0x7FFF'FFFF);
}

}  // namespace providers
