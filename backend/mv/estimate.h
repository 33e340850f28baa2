#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "mv/catalog.h"
#include "mv/workshop.h"

namespace mv {

// One kind of work that a film still needs, and what it will cost.
struct EstimatePart {
  Work work = Work::kClip;
  std::string maker, model;
  int count = 0;
  base::MicroDollars each = 0;  // of the longest
  base::MicroDollars total = 0;
  std::string warning;                    // of the model's end, or why it cannot be done; "" for none
  std::optional<base::Error> fault = {};  // why it cannot be done
};
// In cents from one cent on: it is told as "about".
base::MicroDollars total_of(const std::vector<EstimatePart>& parts);

// What "Make the film" would cost now: only what is missing, by the makers that would be chosen. Opens
// no file, but for the length of a song without a record.
std::vector<EstimatePart> estimate_film(const Workshop& workshop, const store::ProjectRow& project);

// Nothing is paid for as long as a part cannot be done: throws the first one's fault.
void refuse_impossible(const std::vector<EstimatePart>& parts);

}  // namespace mv
