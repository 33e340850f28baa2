#pragma once

#include <functional>
#include <string>

#include "media/media.h"
#include "mv/catalog.h"
#include "mv/commission.h"
#include "net/fetch.h"
#include "providers/gemini/gemini_client.h"
#include "providers/hosted/carry_out.h"

namespace providers {

// What the makers of Gemini share. All that it refers to outlives them.
struct GeminiShop {
  const GeminiClient& client;
  const mv::Catalog& catalog;
  const media::Media& media;
  const net::Fetcher& fetcher;  // for what lies elsewhere than at the API; its guard holds
  Pace pace;
};

// A model of ours, or the best where none is named. Throws Error{kUsage} for one without a price.
const mv::Model& gemini_model(const mv::Catalog& catalog, mv::Work work, const std::string& id);

// Seeds have 31 bits there.
std::int64_t gemini_seed(std::uint64_t seed);

}  // namespace providers
