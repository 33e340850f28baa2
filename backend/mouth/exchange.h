#pragma once

#include <string>
#include <string_view>

#include "timing/flicks.h"
#include "timing/mouth_shape.h"
#include "timing/timeline.h"

namespace mouth {

// The formats in which Rhubarb Lip Sync hands mouths to animation programs, byte for byte in its layout, so
// that what reads its files reads ours. Source: "Output formats" in the README of Rhubarb Lip Sync.
enum class ExchangeFormat { kTsv, kXml, kJson };

// The shapes over [0, duration) as text in UTF-8. Times have two digits; the duration is cut to them. Gaps
// and what lies past the timeline's end are X; neighbours alike are one cue. `sound_file` names the recording
// (TSV has no place for it); bytes that are not UTF-8 and characters that XML cannot hold become "?".
std::string exchange_text(const timing::Timeline<timing::MouthShape>& shapes, timing::Flicks duration,
                          std::string_view sound_file, ExchangeFormat format);

// "A" … "H", "X".
char letter_of(timing::MouthShape shape);

}  // namespace mouth
