#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "mv/catalog.h"
#include "mv/paid_runs.h"
#include "providers/hosted/carry_out.h"

namespace providers {

// A maker's model that the catalogue has, or its best where none is named. `title`: how people call the
// maker. Throws Error{kUsage} for one without an entry: nobody knows what it costs.
const mv::Model& known_model(const mv::Catalog& catalog, const std::string& maker, const std::string& title,
                             mv::Work work, const std::string& id);

// A run of that model. `step`, `estimate` and `inputs` as RunPlan has them.
mv::RunPlan run_plan(const mv::Model& model, std::string step, base::MicroDollars estimate,
                     boost::json::object inputs);

// The pace, within the time that the model may take.
Pace within(Pace pace, const mv::Model& model);

}  // namespace providers
