#pragma once

#include <string>

#include "mv/catalog.h"
#include "providers/hosted/carry_out.h"

namespace providers {

// A maker's model that the catalogue has, or its best where none is named. `title`: how people call the
// maker. Throws Error{kUsage} for one without an entry: nobody knows what it costs.
const mv::Model& known_model(const mv::Catalog& catalog, const std::string& maker, const std::string& title,
                             mv::Work work, const std::string& id);

// The pace, within the time that the model may take.
Pace within(Pace pace, const mv::Model& model);

}  // namespace providers
