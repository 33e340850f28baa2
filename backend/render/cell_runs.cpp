#include "render/cell_runs.h"

#include <algorithm>

namespace render {

CellRuns::CellRuns(const base::Pixels& pixels) {
  const int rows = std::max(0, pixels.height - 1);
  first_.reserve(static_cast<std::size_t>(rows) + 1);
  first_.push_back(0);
  longest_.resize(static_cast<std::size_t>(rows));
  for (int y = 0; y < rows; ++y) {
    scan_row(pixels, y);
    first_.push_back(runs_.size());
  }
}

// Short stretches are not worth a run of their own: blending them gives the same bits as skipping or copying.
void CellRuns::add(Run run, std::size_t first_of_row) {
  constexpr int kShortOpaque = 24;
  constexpr int kShortGap = 8;
  if (run.begin == run.end) return;
  if (run.opaque && run.end - run.begin < kShortOpaque) run.opaque = false;
  const bool joins = runs_.size() > first_of_row && !runs_.back().opaque && !run.opaque &&
                     run.begin - runs_.back().end < kShortGap;
  if (joins) {
    runs_.back().end = run.end;
  } else {
    runs_.push_back(run);
  }
}

void CellRuns::scan_row(const base::Pixels& pixels, int y) {
  const std::uint32_t* upper = pixels.row(y);
  const std::uint32_t* lower = pixels.row(y + 1);
  const std::size_t first_of_row = runs_.size();
  const int cells = pixels.width - 1;
  const auto visible = [&](int x) { return (upper[x] | upper[x + 1] | lower[x] | lower[x + 1]) != 0; };
  const auto opaque = [&](int x) {
    return (upper[x] & upper[x + 1] & lower[x] & lower[x + 1]) >= 0xFF000000U;
  };
  for (int x = 0; x < cells;) {
    while (x < cells && !visible(x)) ++x;
    const int begin = x;
    while (x < cells && opaque(x)) ++x;
    add({.begin = begin, .end = x, .opaque = true}, first_of_row);
    const int mixed = x;
    while (x < cells && visible(x) && !opaque(x)) ++x;
    add({.begin = mixed, .end = x, .opaque = false}, first_of_row);
  }
  Run& longest = longest_[static_cast<std::size_t>(y)];
  for (std::size_t i = first_of_row; i < runs_.size(); ++i) {
    if (runs_[i].opaque && runs_[i].end - runs_[i].begin > longest.end - longest.begin) longest = runs_[i];
  }
}

std::span<const CellRuns::Run> CellRuns::row(int y) const {
  const auto i = static_cast<std::size_t>(y);
  return std::span(runs_).subspan(first_[i], first_[i + 1] - first_[i]);
}

}  // namespace render
