#include "mouth/exchange.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"

namespace mouth {
namespace {

using timing::Flicks;
using timing::MouthShape;

constexpr std::int64_t kHundredth = Flicks::period::den / 100;

// Times in hundredths of a second.
struct Cue {
  std::int64_t start = 0;
  std::int64_t end = 0;
  MouthShape shape = MouthShape::kX;
};

std::string seconds(std::int64_t hundredths) {
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

void add(std::vector<Cue>& cues, const Cue& cue) {
  if (cue.end <= cue.start) return;
  if (!cues.empty() && cues.back().shape == cue.shape) {
    cues.back().end = cue.end;
  } else {
    cues.push_back(cue);
  }
}

std::vector<Cue> cues_of(const timing::Timeline<MouthShape>& shapes, std::int64_t length) {
  const auto nearest = [&](Flicks time) {
    return std::clamp<std::int64_t>((time.count() + kHundredth / 2) / kHundredth, 0, length);
  };
  std::vector<Cue> cues;
  std::int64_t covered = 0;
  for (const auto& entry : shapes.entries()) {
    const std::int64_t start = nearest(entry.range.start), end = nearest(entry.range.end);
    add(cues, {covered, start, MouthShape::kX});
    add(cues, {start, end, entry.value});
    covered = std::max(covered, end);
  }
  add(cues, {covered, length, MouthShape::kX});
  return cues;
}

// XML 1.0 has no way to write most control characters.
std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '\r':
        escaped += "&#13;";
        break;
      default:
        escaped +=
            static_cast<unsigned char>(letter) < 0x20 && letter != '\t' && letter != '\n' ? '?' : letter;
    }
  }
  // U+FFFE and U+FFFF are valid UTF-8, but no characters of XML.
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (auto at = escaped.find(none); at != std::string::npos; at = escaped.find(none)) {
      escaped.replace(at, none.size(), "?");
    }
  }
  return escaped;
}

std::string tsv(const std::vector<Cue>& cues, std::int64_t length) {
  std::string text;
  for (const Cue& cue : cues) text += fmt::format("{}\t{}\n", seconds(cue.start), letter_of(cue.shape));
  return text + fmt::format("{}\tX\n", seconds(length));
}

std::string xml(const std::vector<Cue>& cues, std::int64_t length, std::string_view sound_file) {
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rhubarbResult>\n  <metadata>\n"
      "    <soundFile>{}</soundFile>\n    <duration>{}</duration>\n  </metadata>\n  <mouthCues>\n",
      xml_text(sound_file), seconds(length));
  for (const Cue& cue : cues) {
    text += fmt::format("    <mouthCue start=\"{}\" end=\"{}\">{}</mouthCue>\n", seconds(cue.start),
                        seconds(cue.end), letter_of(cue.shape));
  }
  return text + "  </mouthCues>\n</rhubarbResult>\n";
}

// Boost.JSON would write 0.05 as 5E-2, which is right, but no one expects to see it here.
std::string json(const std::vector<Cue>& cues, std::int64_t length, std::string_view sound_file) {
  std::string text = fmt::format(
      "{{\n  \"metadata\": {{\n    \"soundFile\": {},\n    \"duration\": {}\n  }},\n  \"mouthCues\": [",
      boost::json::serialize(boost::json::string(sound_file)), seconds(length));
  std::string_view separator = "\n";
  for (const Cue& cue : cues) {
    text += fmt::format("{}    {{ \"start\": {}, \"end\": {}, \"value\": \"{}\" }}", separator,
                        seconds(cue.start), seconds(cue.end), letter_of(cue.shape));
    separator = ",\n";
  }
  return text + "\n  ]\n}\n";
}

}  // namespace

char letter_of(MouthShape shape) {
  return "ABCDEFGHX"[static_cast<std::size_t>(shape)];
}

std::string exchange_text(const timing::Timeline<MouthShape>& shapes, Flicks duration,
                          std::string_view sound_file, ExchangeFormat format) {
  const std::int64_t length = std::max<std::int64_t>(0, duration.count() / kHundredth);
  const std::vector<Cue> cues = cues_of(shapes, length);
  const std::string name = base::printable(sound_file);
  switch (format) {
    case ExchangeFormat::kTsv:
      return tsv(cues, length);
    case ExchangeFormat::kXml:
      return xml(cues, length, name);
    case ExchangeFormat::kJson:
      return json(cues, length, name);
  }
  return {};
}

}  // namespace mouth
