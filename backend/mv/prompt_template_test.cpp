#include "mv/prompt_template.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace mv {
namespace {

TEST(PromptTemplate, FillsPlaceholdersAndKeepsDoubledBracesAsLiteralOnes) {
  EXPECT_EQ(fill_template("{a} and {{a}} and {b}{b}", {{"a", "x"}, {"b", "y"}}), "x and {a} and yy");
}

TEST(PromptTemplate, TakesValuesLiterally) {
  EXPECT_EQ(fill_template("<{a}>", {{"a", "{b} }} {{ $1 \\n"}, {"b", "no"}}), "<{b} }} {{ $1 \\n>");
}

TEST(PromptTemplate, RefusesAPlaceholderWithoutValue) {
  EXPECT_THROW(fill_template("{who}", {}), base::Error);
}

TEST(PromptTemplate, RefusesUnbalancedBraces) {
  for (const char* text : {"{", "}", "a {b", "a } b", "{a\n}", "{{{"}) {
    EXPECT_THROW(fill_template(text, {{"a", ""}, {"b", ""}}), base::Error) << text;
  }
}

TEST(PromptTemplate, TellsTheLineOfEachPlaceholder) {
  const TemplateScan scan = scan_template("one {a}\ntwo\nthree {b}");
  ASSERT_EQ(scan.placeholders.size(), 2u);
  EXPECT_EQ(scan.placeholders[1].name, "b");
  EXPECT_EQ(scan.placeholders[1].line, 2);
  EXPECT_EQ(scan.fault, "");
}

}  // namespace
}  // namespace mv
