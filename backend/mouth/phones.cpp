#include "mouth/phones.h"

#include <algorithm>
#include <array>

namespace mouth {
namespace {

constexpr std::array<std::string_view, kPhones> kNames = {
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F",
    "G",  "HH", "IH", "IY", "JH", "K",  "L", "M",  "N", "NG", "OW", "OY", "P",  "R",
    "S",  "SH", "T",  "TH", "UH", "UW", "V", "W",  "Y", "Z",  "ZH", "SIL"};

}  // namespace

std::string_view name_of(Phone phone) {
  return kNames[static_cast<std::size_t>(phone)];
}

std::optional<Phone> phone_named(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Phone>(found - kNames.begin());
}

bool is_vowel(Phone phone) {
  if (phone == Phone::kSilence) return false;
  constexpr std::string_view kFirstLetters = "AEIOU";
  return kFirstLetters.find(name_of(phone).front()) != std::string_view::npos;
}

bool closes_lips(Phone phone) {
  return phone == Phone::kM || phone == Phone::kB || phone == Phone::kP;
}

}  // namespace mouth
