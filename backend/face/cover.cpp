#include "face/cover.h"

#include <algorithm>
#include <cmath>

#include "face/smooth.h"

namespace face {
namespace {

constexpr int kOtherColour = 42;  // of 255, summed over the channels' mean: more than light or a smile change
constexpr double kMuchOther = 0.3;  // share of the cells
constexpr int kBefore = 5;          // frames
constexpr int kEaseFrames = 6;

// The median colours of the cells over the clip, at one brightness.
std::vector<double> usual_cells(const std::vector<Glance>& glances, double light) {
  std::vector<double> usual(Cells{}.size());
  const std::size_t every = std::max<std::size_t>(1, glances.size() / 400);
  for (std::size_t cell = 0; cell < usual.size(); ++cell) {
    std::vector<double> values;
    for (std::size_t i = 0; i < glances.size(); i += every)
      if (glances[i].seen) values.push_back(glances[i].cells[cell] * light / std::max(1.0, glances[i].light));
    usual[cell] = median_of(values);
  }
  return usual;
}

// Share of the cells around the mouth with another colour than usual. The mouth's own cells may do as they
// like.
double other_share(const Glance& glance, const std::vector<double>& usual, double light) {
  int other = 0;
  int counted = 0;
  for (int row = 0; row < kCellRows; ++row) {
    for (int column = 0; column < kCellColumns; ++column) {
      const bool lips = row >= 1 && row <= 3 && column >= 2 && column <= 5;
      if (lips) continue;
      const auto first = static_cast<std::size_t>((row * kCellColumns + column) * 3);
      double difference = 0;
      for (std::size_t channel = first; channel < first + 3; ++channel)
        difference +=
            std::abs(glance.cells[channel] * light / std::max(1.0, glance.light) - usual[channel]) / 3;
      ++counted;
      if (difference > kOtherColour) ++other;
    }
  }
  return static_cast<double>(other) / counted;
}

}  // namespace

std::vector<double> covered(const std::vector<Glance>& glances) {
  std::vector<double> lights;
  for (const Glance& glance : glances)
    if (glance.seen) lights.push_back(glance.light);
  const double light = median_of(lights);
  const std::vector<double> usual = usual_cells(glances, light);
  std::vector<double> shares;
  shares.reserve(glances.size());
  for (const Glance& glance : glances) shares.push_back(glance.seen ? other_share(glance, usual, light) : 0);
  const double enough = std::max(kMuchOther, 2.5 * median_of(shares));
  std::vector<double> cover(glances.size());
  const auto count = static_cast<int>(glances.size());
  for (int i = 0; i < count; ++i) {
    if (shares[static_cast<std::size_t>(i)] < enough) continue;
    const int reach = kBefore + kEaseFrames;
    for (int k = std::max(0, i - reach); k <= std::min(count - 1, i + reach); ++k) {
      const double beyond = std::max(0, std::abs(k - i) - kBefore) / (kEaseFrames + 1.0);
      cover[static_cast<std::size_t>(k)] = std::max(cover[static_cast<std::size_t>(k)], 1 - beyond);
    }
  }
  return cover;
}

}  // namespace face
