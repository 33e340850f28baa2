#include "providers/hosted/story_answer.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "mv/limits.h"

namespace providers {
namespace {

using testing::HasSubstr;

constexpr const char* kTwo =
    R"({"scenes": [{"description": "A fox runs.", "negative_description": "text"},
                   {"description": "A fox sings.", "negative_description": ""}]})";

struct Wrapped {
  const char* name;
  std::string text;
};

TEST(StoryAnswerTest, ScenesAreFoundInWhateverAModelWritesAroundThem) {
  const Wrapped cases[] = {
      {"alone", kTwo},
      {"in a fence", std::string("```json\n") + kTwo + "\n```"},
      {"between words", std::string("Here they are:\n\n```\n") + kTwo + "\n```\nShall I change {anything}?"},
      {"in prose", std::string("Sure! ") + kTwo + " Enjoy."},
      {"behind thoughts", std::string("<think>\nA list {like this}?\n</think>\n\n") + kTwo},
      {"behind thoughts that begin nowhere", std::string("So {be} it.</think>") + kTwo},
      {"as a list alone", std::string(kTwo).substr(11, std::string(kTwo).size() - 12)},
      {"with control characters",
       R"({"scenes": [{"description": " A fox\u0000runs.", "negative_description": "text"},
                                     {"description": "A fox sings.", "negative_description": ""}], "x": 1})"},
  };
  for (const Wrapped& wrapped : cases) {
    const StoryAnswer answer = read_story(wrapped.text, 2);
    EXPECT_EQ(answer.fault, "") << wrapped.name;
    ASSERT_EQ(answer.scenes.size(), 2U) << wrapped.name;
    EXPECT_THAT(answer.scenes[0].description, testing::MatchesRegex("A fox runs.")) << wrapped.name;
    EXPECT_EQ(answer.scenes[0].negative_description, "text") << wrapped.name;
  }
}

TEST(StoryAnswerTest, AnAnswerThatCannotBeUsedIsToldWhy) {
  const std::string long_text(mv::kLongestIdea + 1, 'x');
  const std::pair<std::string, std::string> cases[] = {
      {"", "it is empty"},
      {" \n\t", "it is empty"},
      {"I am sorry.", "it is no JSON"},
      {std::string(kTwo).substr(0, 60), "it is no JSON"},
      {std::string(50, '[') + std::string(50, ']'), "it is no JSON"},
      {"\xFF{\"scenes\": [\"\xFE\"]}", "it is no JSON"},
      {R"({"scene": []})", "no list"},
      {R"({"scenes": {"description": "A"}})", "no list"},
      {R"({"scenes": []})", "it has 0 scenes, not 2"},
      {R"({"scenes": ["A fox", "A cat"]})", "scene 1 is no object"},
      {R"({"scenes": [{"negative_description": ""}, {}]})", "scene 1 has no text \"description\""},
      {R"({"scenes": [{"description": "A fox"}, {}]})", "scene 1 has no text \"negative_description\""},
      {R"({"scenes": [{"description": 7, "negative_description": ""}, {}]})", "no text \"description\""},
      {R"({"scenes": [{"description": " \u0001", "negative_description": ""}, {}]})", "a blank"},
      {R"({"scenes": [{"description": ")" + long_text + R"(", "negative_description": ""}, {}]})",
       "more than 16384 bytes"},
  };
  for (const auto& [text, fault] : cases) {
    const StoryAnswer answer = read_story(text, 2);
    EXPECT_THAT(answer.fault, HasSubstr(fault)) << text.substr(0, 100);
  }
}

}  // namespace
}  // namespace providers
