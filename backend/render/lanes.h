#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace render::lanes {

// Integer vectors of the compiler's vector extension (GCC and Clang): SSE2 on x86-64, NEON on ARM, plain
// integers elsewhere, with the same bits everywhere. Two pixels of four 16-bit channels fill one vector.
using U8x8 = std::uint8_t __attribute__((vector_size(8)));
using U16x4 = std::uint16_t __attribute__((vector_size(8)));
using U16x8 = std::uint16_t __attribute__((vector_size(16)));
using I16x8 = std::int16_t __attribute__((vector_size(16)));
using U8x16 = std::uint8_t __attribute__((vector_size(16)));

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

inline U16x8 widen_low(U8x16 v) {
  return reinterpret_cast<U16x8>(
      __builtin_shufflevector(v, U8x16{}, 0, 16, 1, 16, 2, 16, 3, 16, 4, 16, 5, 16, 6, 16, 7, 16));
}
inline U16x8 widen_high(U8x16 v) {
  return reinterpret_cast<U16x8>(
      __builtin_shufflevector(v, U8x16{}, 8, 16, 9, 16, 10, 16, 11, 16, 12, 16, 13, 16, 14, 16, 15, 16));
}
// Two pixels.
inline U16x8 load_pair(const std::uint32_t* from) {
  std::uint64_t both;
  std::memcpy(&both, from, sizeof(both));
  const std::uint64_t words[2] = {both, 0};
  return widen_low(load<U8x16>(words));
}
// Values must be 0 … 255.
inline void store_pair(std::uint32_t* to, U16x8 value) {
  const U8x8 bytes = __builtin_convertvector(value, U8x8);
  std::memcpy(to, &bytes, sizeof(bytes));
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
