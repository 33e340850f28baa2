#include "mouth/shapes.h"

#include <algorithm>

namespace mouth {
namespace {

using timing::MouthShape;

// Letters as animators use them, one or three (beginning, middle, end), in the order of `Phone`.
constexpr std::array<std::string_view, kPhones> kTable = {
    "D",    // AA
    "C",    // AE
    "C",    // AH
    "E",    // AO
    "DDE",  // AW
    "DDB",  // AY
    "A",    // B
    "B",    // CH
    "B",    // D
    "B",    // DH
    "C",    // EH
    "E",    // ER
    "CCB",  // EY
    "G",    // F
    "B",    // G
    "B",    // HH
    "B",    // IH
    "B",    // IY
    "B",    // JH
    "B",    // K
    "H",    // L
    "A",    // M
    "B",    // N
    "B",    // NG
    "EEF",  // OW
    "EEB",  // OY
    "A",    // P
    "B",    // R
    "B",    // S
    "B",    // SH
    "B",    // T
    "B",    // TH
    "F",    // UH
    "F",    // UW
    "G",    // V
    "F",    // W
    "B",    // Y
    "B",    // Z
    "B",    // ZH
    "X",    // silence
};

constexpr MouthShape shape_of_letter(char letter) {
  return letter == 'X' ? MouthShape::kX : static_cast<MouthShape>(letter - 'A');
}

}  // namespace

MouthShape shape_of(Phone phone, std::size_t third) {
  const std::string_view letters = kTable[static_cast<std::size_t>(phone)];
  return shape_of_letter(letters.size() == 1 ? letters[0] : letters[third]);
}

ShapeChances shape_chances(const StateScores& phones) {
  ShapeChances chances{};
  for (std::size_t phone = 0; phone < kPhones; ++phone) {
    for (std::size_t third = 0; third < kThirds; ++third) {
      chances[index_of(shape_of(static_cast<Phone>(phone), third))] += phones[phone * kThirds + third];
    }
  }
  return chances;
}

MouthShape shape_at(const PhoneSpan& phone, timing::Flicks time) {
  const auto third = static_cast<std::size_t>((time - phone.range.start) * static_cast<int>(kThirds) /
                                              phone.range.duration());
  return shape_of(phone.phone, third);
}

std::vector<MouthShape> likeliest_shapes(std::span<const ShapeChances> chances) {
  std::vector<MouthShape> shapes;
  shapes.reserve(chances.size());
  for (const ShapeChances& frame : chances) {
    const auto best = std::max_element(frame.begin(), frame.end()) - frame.begin();
    shapes.push_back(static_cast<MouthShape>(best));
  }
  return shapes;
}

}  // namespace mouth
