#pragma once

#include <cstdint>
#include <string>

#include "mv/catalog.h"
#include "providers/openai/openai_client.h"

namespace providers {

// How a model that the catalogue does not know is asked for pictures: as own servers are, which take another
// set of fields than OpenAI's. As Model::wire.
constexpr const char* kPlainWire = "plain";

// The model for a kind of work: the one of the settings, else the one that is asked for, else the catalogue's
// best. One that the catalogue does not know costs nothing at one's own server (see is_own_server); elsewhere
// it is refused with Error{kUsage}, as is no model at all.
mv::Model openai_model(const OpenaiClient& client, const mv::Catalog& catalog, mv::Work work,
                       const std::string& of_settings, const std::string& asked);

// Why a model of the settings would be refused; "" when it would not.
std::string fault_of_openai_model(const OpenaiClient& client, const mv::Catalog& catalog, mv::Work work,
                                  const std::string& of_settings);

// For servers of one's own; 31 bits are understood by all.
std::int64_t openai_seed(std::uint64_t seed);

}  // namespace providers
