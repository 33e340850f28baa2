#include "render/compositor.h"

#include <algorithm>
#include <cmath>

#include "render/lanes.h"

namespace render {
namespace {

using lanes::U16x8;

constexpr std::int64_t kOne = 1 << 16;

// [256-f ×4, f ×4]: the weights of two neighbouring texels.
constexpr std::array<std::array<std::uint16_t, 8>, 256> make_weights() {
  std::array<std::array<std::uint16_t, 8>, 256> table{};
  for (std::size_t f = 0; f < 256; ++f) {
    for (std::size_t i = 0; i < 8; ++i) table[f][i] = static_cast<std::uint16_t>(i < 4 ? 256 - f : f);
  }
  return table;
}
alignas(16) constexpr auto kWeights = make_weights();

// Mixes four texels of two rows into 16-bit channels.
inline void mix_four(const std::uint32_t* upper, const std::uint32_t* lower, U16x8 a, U16x8 b,
                     std::uint16_t* line) {
  const auto u = lanes::load<U16x8>(upper);
  const auto l = lanes::load<U16x8>(lower);
  const U16x8 half = lanes::all(128);
  const U16x8 even = (lanes::even_bytes(u) * a + lanes::even_bytes(l) * b + half) >> 8;
  const U16x8 odd = (lanes::odd_bytes(u) * a + lanes::odd_bytes(l) * b + half) >> 8;
  lanes::store(line, lanes::interleave_low(even, odd));
  lanes::store(line + 8, lanes::interleave_high(even, odd));
}

// Mixes `count` texels of two rows: line[4 * i + channel], with room for three texels more.
void mix_rows(const std::uint32_t* upper, const std::uint32_t* lower, int fraction, int count,
              std::uint16_t* line) {
  const U16x8 a = lanes::all(static_cast<std::uint16_t>(256 - fraction));
  const U16x8 b = lanes::all(static_cast<std::uint16_t>(fraction));
  int i = 0;
  for (; i + 4 <= count; i += 4) mix_four(upper + i, lower + i, a, b, line + 4 * i);
  if (i == count) return;
  std::uint32_t last_upper[4] = {};
  std::uint32_t last_lower[4] = {};
  std::copy(upper + i, upper + count, last_upper);
  std::copy(lower + i, lower + count, last_lower);
  mix_four(last_upper, last_lower, a, b, line + 4 * i);
}

// Two neighbouring frame pixels at u and u + du.
inline U16x8 sample_pair(const std::uint16_t* line, std::int64_t u, std::int64_t du) {
  const std::int64_t next = u + du;
  const U16x8 first = lanes::load<U16x8>(line + 4 * (u >> 16)) *
                      lanes::load<U16x8>(kWeights[static_cast<std::size_t>((u >> 8) & 0xFF)].data());
  const U16x8 second = lanes::load<U16x8>(line + 4 * (next >> 16)) *
                       lanes::load<U16x8>(kWeights[static_cast<std::size_t>((next >> 8) & 0xFF)].data());
  const U16x8 left = __builtin_shufflevector(first, second, 0, 1, 2, 3, 8, 9, 10, 11);
  const U16x8 right = __builtin_shufflevector(first, second, 4, 5, 6, 7, 12, 13, 14, 15);
  return (left + right + lanes::all(128)) >> 8;
}

struct Span {
  const std::uint16_t* line;  // texels of this row, from texel 0
  std::int64_t u;             // 16.16, of the first pixel
  std::int64_t du;
  std::uint32_t* to;
  int count;
};

// Runs `blend(source, behind)` over the span two pixels at a time; a last single pixel goes through a pair of
// its own so that there is one arithmetic only.
template <class BlendPair>
void for_pairs(Span span, const BlendPair& blend) {
  int i = 0;
  for (; i + 2 <= span.count; i += 2) {
    const U16x8 source = sample_pair(span.line, span.u, span.du);
    lanes::store_pair(span.to + i, blend(source, span.to + i));
    span.u += 2 * span.du;
  }
  if (i < span.count) {
    std::uint32_t pair[2] = {span.to[i], 0};
    lanes::store_pair(pair, blend(sample_pair(span.line, span.u, 0), pair));
    span.to[i] = pair[0];
  }
}

void draw_span(const Span& span, Blend blend, int opacity, bool opaque) {
  const U16x8 strength = lanes::all(static_cast<std::uint16_t>(opacity));
  const bool full = opacity >= 256;
  if (blend == Blend::kScreen) {
    for_pairs(span, [&](U16x8 source, const std::uint32_t* behind) {
      return lanes::screen((source * strength) >> 8, lanes::load_pair(behind));
    });
  } else if (full && opaque) {
    for_pairs(span, [](U16x8 source, const std::uint32_t*) { return source; });
  } else if (full) {
    for_pairs(span, [](U16x8 source, const std::uint32_t* behind) {
      return lanes::over(source, lanes::load_pair(behind));
    });
  } else {
    for_pairs(span, [&](U16x8 source, const std::uint32_t* behind) {
      return lanes::over((source * strength) >> 8, lanes::load_pair(behind));
    });
  }
}

std::int64_t ceil_divide(std::int64_t a, std::int64_t b) {
  return a >= 0 ? (a + b - 1) / b : -((-a) / b);
}

// Picture positions of frame pixel centres along one axis, 16.16, measured between texel centres.
struct Axis {
  std::int64_t origin;
  std::int64_t step;
  std::int64_t at(std::int64_t i) const { return origin + i * step; }
  // The first frame pixel at or after picture position `texel`.
  std::int64_t first_at(std::int64_t texel) const { return ceil_divide(texel * kOne - origin, step); }
};

Axis axis_of(double scale, double offset) {
  const double step = 1 / scale;
  return {static_cast<std::int64_t>(std::llround(((0.5 - offset) * step - 0.5) * static_cast<double>(kOne))),
          std::max<std::int64_t>(1, std::llround(step * static_cast<double>(kOne)))};
}

struct RowJob {
  const base::Pixels& pixels;
  Axis horizontal;
  std::int64_t v;
  std::uint32_t* to;
  int width;
  Blend blend;
  int opacity;
  HiddenRows::Interval hidden;
};

// Draws columns `begin` to `end`, whose texels are mixed once for all the runs that share them.
void draw_stretch(const RowJob& job, std::span<const CellRuns::Run> runs, std::int64_t begin,
                  std::int64_t end, std::vector<std::uint16_t>& line) {
  if (begin >= end) return;
  const std::int64_t first = job.horizontal.at(begin) >> 16;
  const std::int64_t last = (job.horizontal.at(end - 1) >> 16) + 1;
  const int y = static_cast<int>(job.v >> 16);
  mix_rows(job.pixels.row(y) + first, job.pixels.row(y + 1) + first, static_cast<int>((job.v >> 8) & 0xFF),
           static_cast<int>(last - first + 1), line.data());
  for (const CellRuns::Run& run : runs) {
    const std::int64_t from = std::max(begin, job.horizontal.first_at(run.begin));
    const std::int64_t to = std::min(end, job.horizontal.first_at(run.end));
    if (from >= to) continue;
    draw_span({.line = line.data(),
               .u = job.horizontal.at(from) - first * kOne,
               .du = job.horizontal.step,
               .to = job.to + from,
               .count = static_cast<int>(to - from)},
              job.blend, job.opacity, run.opaque);
  }
}

// Runs that touch are drawn as one stretch; the hidden interval is left out.
void draw_row(const RowJob& job, std::span<const CellRuns::Run> runs, std::vector<std::uint16_t>& line) {
  for (std::size_t i = 0; i < runs.size();) {
    std::size_t after = i + 1;
    while (after < runs.size() && runs[after].begin == runs[after - 1].end) ++after;
    const auto touching = runs.subspan(i, after - i);
    i = after;
    const std::int64_t begin = std::max<std::int64_t>(0, job.horizontal.first_at(touching.front().begin));
    const std::int64_t end = std::min<std::int64_t>(job.width, job.horizontal.first_at(touching.back().end));
    if (job.hidden.begin >= job.hidden.end || job.hidden.end <= begin || job.hidden.begin >= end) {
      draw_stretch(job, touching, begin, end, line);
    } else {
      draw_stretch(job, touching, begin, job.hidden.begin, line);
      draw_stretch(job, touching, job.hidden.end, end, line);
    }
  }
}

}  // namespace

void HiddenRows::add(const base::Pixels& pixels, const CellRuns& runs, const Placement& placement,
                     int width) {
  const Axis horizontal = axis_of(placement.scale, placement.x);
  const Axis vertical = axis_of(placement.scale, placement.y);
  for (std::size_t y = 0; y < rows_.size(); ++y) {
    const std::int64_t row = vertical.at(static_cast<std::int64_t>(y)) >> 16;
    if (row < 0 || row + 1 >= pixels.height) continue;
    const CellRuns::Run run = runs.longest_opaque(static_cast<int>(row));
    if (run.begin == run.end) continue;
    const auto begin = static_cast<std::int32_t>(std::max<std::int64_t>(0, horizontal.first_at(run.begin)));
    const auto end = static_cast<std::int32_t>(std::min<std::int64_t>(width, horizontal.first_at(run.end)));
    if (begin >= end) continue;
    Interval& known = rows_[y];
    if (known.begin >= known.end || end < known.begin || begin > known.end) {
      if (end - begin > known.end - known.begin) known = {begin, end};
    } else {
      known = {std::min(begin, known.begin), std::max(end, known.end)};
    }
  }
}

void composite(base::Pixels& frame, const base::Pixels& pixels, const CellRuns& runs,
               const Placement& placement, Blend blend, int opacity, const HiddenRows* hidden) {
  if (pixels.width < 2 || pixels.height < 2 || opacity <= 0 || placement.scale <= 0) return;
  const Axis horizontal = axis_of(placement.scale, placement.x);
  const Axis vertical = axis_of(placement.scale, placement.y);
  std::vector<std::uint16_t> line(4 * static_cast<std::size_t>(pixels.width) + 16);
  const int first = static_cast<int>(std::clamp<std::int64_t>(vertical.first_at(0), 0, frame.height));
  const int last =
      static_cast<int>(std::clamp<std::int64_t>(vertical.first_at(pixels.height - 1), 0, frame.height));
  for (int y = first; y < last; ++y) {
    const std::int64_t v = vertical.at(y);
    draw_row({.pixels = pixels,
              .horizontal = horizontal,
              .v = v,
              .to = frame.row(y),
              .width = frame.width,
              .blend = blend,
              .opacity = opacity,
              .hidden = hidden == nullptr ? HiddenRows::Interval{} : hidden->at(y)},
             runs.row(static_cast<int>(v >> 16)), line);
  }
}

void sample_row(const base::Pixels& pixels, std::int64_t v, std::int64_t u, std::int64_t du, int count,
                std::vector<std::uint16_t>& line, std::uint32_t* out) {
  const std::int64_t first = u >> 16;
  const std::int64_t last = ((u + (count - 1) * du) >> 16) + 1;
  const int texels = static_cast<int>(last - first + 1);
  line.resize(std::max(line.size(), 4 * static_cast<std::size_t>(texels) + 16));
  const int y = static_cast<int>(v >> 16);
  mix_rows(pixels.row(y) + first, pixels.row(y + 1) + first, static_cast<int>((v >> 8) & 0xFF), texels,
           line.data());
  for_pairs({.line = line.data(), .u = u - first * kOne, .du = du, .to = out, .count = count},
            [](U16x8 source, const std::uint32_t*) { return source; });
}

}  // namespace render
