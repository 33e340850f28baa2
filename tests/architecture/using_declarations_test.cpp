#include "using_declarations.h"

#include <gtest/gtest.h>

namespace architecture {
namespace {

TEST(Songreel, HasNoUsingDeclarationThatItsFileDoesNotUse) {
  const auto findings = unused_using_declarations(SONGREEL_SOURCE_DIR);
  EXPECT_TRUE(findings.empty()) << report_of(findings);
}

TEST(UnusedNames, AreThoseThatNoOtherLineSays) {
  const auto unused = unused_names(
      "using base::Error;\n"
      "  using base::deep::Kind;\n"
      "// Error is thrown\n"
      "Kind kind; Errors errors;\n"
      "using Flavors = std::vector<Flavor>;\n");
  ASSERT_EQ(unused.size(), 1U);
  EXPECT_EQ(unused[0].line, 1);
  EXPECT_EQ(unused[0].declaration, "using base::Error;");
}

}  // namespace
}  // namespace architecture
