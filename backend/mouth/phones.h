#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "timing/flicks.h"

namespace mouth {

// The 39 phones of the CMU Pronouncing Dictionary, in the order of their names, and silence.
// clang-format off
enum class Phone {
  kAA, kAE, kAH, kAO, kAW, kAY, kB, kCH, kD, kDH, kEH, kER, kEY, kF, kG, kHH, kIH, kIY, kJH, kK,
  kL, kM, kN, kNG, kOW, kOY, kP, kR, kS, kSH, kT, kTH, kUH, kUW, kV, kW, kY, kZ, kZH, kSilence,
};
// clang-format on
constexpr std::size_t kPhones = static_cast<std::size_t>(Phone::kSilence) + 1;

// "AA" … "ZH", "SIL".
std::string_view name_of(Phone phone);
// None for a name that is not a phone. Stress marks ("AA1") are not taken.
std::optional<Phone> phone_named(std::string_view name);
bool is_vowel(Phone phone);
// M, B and P: the lips meet.
bool closes_lips(Phone phone);

struct PhoneSpan {
  timing::TimeRange range;
  Phone phone = Phone::kSilence;
  bool operator==(const PhoneSpan&) const = default;
};

}  // namespace mouth
