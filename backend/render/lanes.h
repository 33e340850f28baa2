#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace render::lanes {

// Integer vectors of the compiler's vector extension (GCC and Clang): SSE2 on x86-64, NEON on ARM, plain
// integers elsewhere, with the same bits everywhere. Two pixels of four 16-bit channels fill one vector.
using U16x8 = std::uint16_t __attribute__((vector_size(16)));
using I16x8 = std::int16_t __attribute__((vector_size(16)));
using U32x4 = std::uint32_t __attribute__((vector_size(16)));
using U64x2 = std::uint64_t __attribute__((vector_size(16)));

template <class Vector, class Memory>
inline Vector load(const Memory* from) {
  Vector value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}
template <class Vector, class Memory>
inline void store(Memory* to, Vector value) {
  std::memcpy(to, &value, sizeof(value));
}

// Channels lie as blue, red, green, alpha: the even bytes of a pixel, then the odd ones. A mask and a shift
// split them without byte shuffles, which SSE2 lacks.
inline U16x8 interleave_low(U16x8 even, U16x8 odd) {
  return reinterpret_cast<U16x8>(
      __builtin_shufflevector(reinterpret_cast<U32x4>(even), reinterpret_cast<U32x4>(odd), 0, 4, 1, 5));
}
inline U16x8 interleave_high(U16x8 even, U16x8 odd) {
  return reinterpret_cast<U16x8>(
      __builtin_shufflevector(reinterpret_cast<U32x4>(even), reinterpret_cast<U32x4>(odd), 2, 6, 3, 7));
}
inline U16x8 even_bytes(U16x8 pixels) {
  return pixels & 0xFF;
}
inline U16x8 odd_bytes(U16x8 pixels) {
  return pixels >> 8;
}

// Two pixels.
inline U16x8 load_pair(const std::uint32_t* from) {
  std::uint64_t both;
  std::memcpy(&both, from, sizeof(both));
  const auto pixels = reinterpret_cast<U16x8>(U64x2{both, 0});
  return interleave_low(even_bytes(pixels), odd_bytes(pixels));
}
// Values must be 0 … 255.
inline void store_pair(std::uint32_t* to, U16x8 value) {
  const auto words = reinterpret_cast<U32x4>(value);
  const U32x4 even = __builtin_shufflevector(words, words, 0, 2, 0, 2);
  const U32x4 odd = __builtin_shufflevector(words, words, 1, 3, 1, 3);
  const std::uint64_t both = reinterpret_cast<U64x2>(even | odd << 8)[0];
  std::memcpy(to, &both, sizeof(both));
}
inline U16x8 all(std::uint16_t v) {
  return U16x8{v, v, v, v, v, v, v, v};
}
inline U16x8 alphas(U16x8 v) {
  return __builtin_shufflevector(v, v, 3, 3, 3, 3, 7, 7, 7, 7);
}
inline U16x8 at_most(U16x8 v, std::uint16_t limit) {
  return v > all(limit) ? all(limit) : v;
}
// v * w / 255, rounded, for v and w 0 … 255 (Blinn, "Three Wrongs Make a Right", 1995).
inline U16x8 times_255(U16x8 v, U16x8 w) {
  const U16x8 t = v * w + all(128);
  return (t + (t >> 8)) >> 8;
}
// premultiplied source over what is behind
inline U16x8 over(U16x8 source, U16x8 behind) {
  return source + times_255(behind, all(255) - alphas(source));
}
inline U16x8 screen(U16x8 light, U16x8 behind) {
  return light + times_255(behind, all(255) - light);
}

}  // namespace render::lanes
