#include "mouth/exchange.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace mouth {
namespace {

using timing::MouthShape;
using Shapes = timing::Timeline<MouthShape>;

timing::Flicks at(double seconds) {
  return timing::from_seconds(seconds);
}

// "Hi.", the example in Rhubarb's README: what it writes is what we must write.
Shapes hi() {
  Shapes shapes;
  shapes.append({at(0), at(0.05)}, MouthShape::kX);
  shapes.append({at(0.05), at(0.27)}, MouthShape::kD);
  shapes.append({at(0.27), at(0.31)}, MouthShape::kC);
  shapes.append({at(0.31), at(0.43)}, MouthShape::kB);
  shapes.append({at(0.43), at(0.479)}, MouthShape::kX);
  return shapes;
}

TEST(Exchange, WritesRhubarbsExampleAsTsv) {
  EXPECT_EQ(exchange_text(hi(), at(0.479), "hi.wav", ExchangeFormat::kTsv),
            "0.00\tX\n0.05\tD\n0.27\tC\n0.31\tB\n0.43\tX\n0.47\tX\n");
}

TEST(Exchange, WritesRhubarbsExampleAsXml) {
  EXPECT_EQ(exchange_text(hi(), at(0.479), R"(C:\Users\hi.wav)", ExchangeFormat::kXml),
            R"(<?xml version="1.0" encoding="utf-8"?>
<rhubarbResult>
  <metadata>
    <soundFile>C:\Users\hi.wav</soundFile>
    <duration>0.47</duration>
  </metadata>
  <mouthCues>
    <mouthCue start="0.00" end="0.05">X</mouthCue>
    <mouthCue start="0.05" end="0.27">D</mouthCue>
    <mouthCue start="0.27" end="0.31">C</mouthCue>
    <mouthCue start="0.31" end="0.43">B</mouthCue>
    <mouthCue start="0.43" end="0.47">X</mouthCue>
  </mouthCues>
</rhubarbResult>
)");
}

TEST(Exchange, WritesRhubarbsExampleAsJson) {
  EXPECT_EQ(exchange_text(hi(), at(0.479), R"(C:\Users\hi.wav)", ExchangeFormat::kJson),
            R"({
  "metadata": {
    "soundFile": "C:\\Users\\hi.wav",
    "duration": 0.47
  },
  "mouthCues": [
    { "start": 0.00, "end": 0.05, "value": "X" },
    { "start": 0.05, "end": 0.27, "value": "D" },
    { "start": 0.27, "end": 0.31, "value": "C" },
    { "start": 0.31, "end": 0.43, "value": "B" },
    { "start": 0.43, "end": 0.47, "value": "X" }
  ]
}
)");
}

TEST(Exchange, FillsGapsWithRestAndJoinsWhatIsAlike) {
  Shapes shapes;
  shapes.append({at(0.5), at(0.6)}, MouthShape::kA);
  shapes.append({at(0.6), at(0.7)}, MouthShape::kA);
  shapes.append({at(0.7), at(0.8)}, MouthShape::kX);
  EXPECT_EQ(exchange_text(shapes, at(2), "", ExchangeFormat::kTsv), "0.00\tX\n0.50\tA\n0.70\tX\n2.00\tX\n");
}

TEST(Exchange, CutsWhatLiesPastTheEnd) {
  Shapes shapes;
  shapes.append({at(0), at(5)}, MouthShape::kF);
  shapes.append({at(5), at(9)}, MouthShape::kG);
  EXPECT_EQ(exchange_text(shapes, at(3), "", ExchangeFormat::kTsv), "0.00\tF\n3.00\tX\n");
}

TEST(Exchange, WritesAShortSoundWithoutCues) {
  EXPECT_EQ(exchange_text({}, at(0.004), "", ExchangeFormat::kTsv), "0.00\tX\n");
  const auto json = boost::json::parse(exchange_text({}, at(0), "a", ExchangeFormat::kJson));
  EXPECT_TRUE(json.at("mouthCues").as_array().empty());
}

TEST(Exchange, KeepsTimesOfAnHourExact) {
  Shapes shapes;
  shapes.append({at(3599.87), at(3600)}, MouthShape::kH);
  EXPECT_EQ(exchange_text(shapes, at(3600.01), "", ExchangeFormat::kTsv),
            "0.00\tX\n3599.87\tH\n3600.00\tX\n3600.01\tX\n");
}

TEST(Exchange, EscapesTheNameOfTheSound) {
  const std::string name = "a<b>&\"c'\x01\xEF\xBF\xBF.wav";
  const std::string xml = exchange_text({}, at(1), name, ExchangeFormat::kXml);
  EXPECT_NE(xml.find("<soundFile>a&lt;b&gt;&amp;\"c'??.wav</soundFile>"), std::string::npos) << xml;
  const auto json = boost::json::parse(exchange_text({}, at(1), name, ExchangeFormat::kJson));
  EXPECT_EQ(json.at("metadata").at("soundFile").as_string(), name);
  EXPECT_NE(exchange_text({}, at(1), "\xff.wav", ExchangeFormat::kXml).find(">?.wav<"), std::string::npos);
}

}  // namespace
}  // namespace mouth
