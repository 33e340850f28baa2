#include "providers/builtin/picture_palette.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace providers {
namespace {

using render::Color;

constexpr std::size_t kColours = 6;
constexpr int kRounds = 8;  // more do not move the centres of a thumbnail visibly

struct Cluster {
  Color centre;
  double inside = 0;  // pixels away from the edge
  double edge = 0;
};

double distance(Color a, Color b) {
  const double r = a.red - b.red, g = a.green - b.green, u = a.blue - b.blue;
  return r * r + g * g + u * u;
}
double value(Color c) {
  return std::max({c.red, c.green, c.blue});
}
double vividness(Color c) {
  return value(c) - std::min({c.red, c.green, c.blue});
}
double luminance(Color c) {
  return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

struct Sample {
  Color color;
  bool at_edge = false;
};

std::vector<Sample> samples_of(const base::Pixels& picture) {
  std::vector<Sample> samples;
  const int border = std::max(1, std::min(picture.width, picture.height) / 12);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const std::uint32_t word = picture.row(y)[x];
      if (word >> 24 < 128) continue;
      const bool at_edge =
          x < border || y < border || x >= picture.width - border || y >= picture.height - border;
      samples.push_back({render::rgb(word & 0xFFFFFF), at_edge});
    }
  }
  return samples;
}

std::size_t nearest(const std::vector<Cluster>& clusters, Color color) {
  const auto best =
      std::min_element(clusters.begin(), clusters.end(), [&](const Cluster& a, const Cluster& b) {
        return distance(a.centre, color) < distance(b.centre, color);
      });
  return static_cast<std::size_t>(best - clusters.begin());
}

// First centres: each the sample farthest from those before (Gonzalez, 1985), so that no seed is needed.
std::vector<Cluster> first_clusters(const std::vector<Sample>& samples) {
  std::vector<Cluster> clusters{{.centre = samples[samples.size() / 2].color}};
  while (clusters.size() < kColours) {
    const auto away = [&](const Sample& s) {
      return distance(clusters[nearest(clusters, s.color)].centre, s.color);
    };
    const auto farthest = std::max_element(
        samples.begin(), samples.end(), [&](const Sample& a, const Sample& b) { return away(a) < away(b); });
    clusters.push_back({.centre = farthest->color});
  }
  return clusters;
}

std::vector<Cluster> cluster(const std::vector<Sample>& samples) {
  std::vector<Cluster> clusters = first_clusters(samples);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Color> sums(kColours, Color{0, 0, 0, 0});
    for (Cluster& c : clusters) c.inside = c.edge = 0;
    for (const Sample& sample : samples) {
      const std::size_t i = nearest(clusters, sample.color);
      sums[i].red += sample.color.red;
      sums[i].green += sample.color.green;
      sums[i].blue += sample.color.blue;
      (sample.at_edge ? clusters[i].edge : clusters[i].inside) += 1;
    }
    for (std::size_t i = 0; i < kColours; ++i) {
      const double count = clusters[i].inside + clusters[i].edge;
      if (count > 0)
        clusters[i].centre = {sums[i].red / count, sums[i].green / count, sums[i].blue / count, 1};
    }
  }
  return clusters;
}

}  // namespace

void dress_in_colours_of(render::Character& character, const base::Pixels& picture) {
  const std::vector<Sample> samples = samples_of(picture);
  if (samples.size() < kColours) return;
  std::vector<Cluster> clusters = cluster(samples);
  const double least = static_cast<double>(samples.size()) * 0.01;
  double inside = 0;
  double edge = 0;
  for (const Cluster& c : clusters) {
    inside += c.inside;
    edge += c.edge;
  }
  // A backdrop fills more of the edge than of the inside.
  std::erase_if(clusters,
                [&](const Cluster& c) { return c.inside < least || c.edge * inside > c.inside * edge; });
  if (clusters.empty()) return;

  const auto darkest = std::min_element(
      clusters.begin(), clusters.end(),
      [](const Cluster& a, const Cluster& b) { return luminance(a.centre) < luminance(b.centre); });
  character.bottom_color = darkest->centre;
  character.shoes = render::shade(darkest->centre, -0.4);
  // A small vivid detail is no coat: size counts as well.
  std::sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    return vividness(a.centre) * std::sqrt(a.inside) > vividness(b.centre) * std::sqrt(b.inside);
  });
  character.top_color = clusters.front().centre;
  character.accent = clusters.size() > 1 ? clusters[1].centre : render::shade(character.top_color, 0.3);
}

}  // namespace providers
