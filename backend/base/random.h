#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace base {

// A small random generator whose numbers are the same on every machine and compiler (the distributions of
// <random> are not). SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }

  // [0, 1) with 53 bits.
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  // [low, high)
  double between(double low, double high) { return low + (high - low) * unit(); }
  // 0 … count-1; count must be over 0. The bias is below 2^-32 for the small counts used here.
  std::size_t index(std::size_t count) { return static_cast<std::size_t>((next() >> 32) * count >> 32); }
  bool chance(double probability) { return unit() < probability; }

  template <class Container>
  const auto& pick(const Container& container) {
    return container[index(container.size())];
  }

  template <class Container>
  void shuffle(Container& container) {
    for (std::size_t i = container.size(); i > 1; --i) std::swap(container[i - 1], container[index(i)]);
  }

 private:
  std::uint64_t state_;
};

// Mixes a seed with a name into a new seed, so that each part of a picture has its own row of numbers and a
// change in one leaves the others as they were. FNV-1a, then SplitMix64's finish.
std::uint64_t mix_seed(std::uint64_t seed, std::string_view name);

}  // namespace base
