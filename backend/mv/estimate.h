#pragma once

#include <string>
#include <vector>

#include "mv/catalog.h"
#include "mv/workshop.h"

namespace mv {

// One kind of work that a film still needs, and what it will cost.
struct EstimatePart {
  Work work = Work::kClip;
  std::string maker, model;
  int count = 0;
  base::MicroDollars each = 0;
  std::string warning;  // of the model's end, or why it cannot be done; "" for none
};

// What "Make the film" would cost now: only what is missing, by the makers that would be chosen. Clips of
// different lengths are counted at the longest. Opens no file, but for the length of a song without a record.
std::vector<EstimatePart> estimate_film(const Workshop& workshop, const store::ProjectRow& project);

}  // namespace mv
