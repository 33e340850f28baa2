#include "base/cancel.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace base {
namespace {

TEST(CancelToken, StopsItsCopiesAndChildren) {
  const CancelToken token;
  const CancelToken copy = token;
  const CancelToken grandchild = token.child().child();
  EXPECT_FALSE(grandchild.canceled());
  token.cancel();
  EXPECT_TRUE(copy.canceled());
  EXPECT_THROW(grandchild.check(), Error);
}

TEST(CancelToken, OfAChildLeavesParentAndSiblingsAlone) {
  const CancelToken token;
  const CancelToken child = token.child();
  const CancelToken sibling = token.child();
  child.cancel();
  EXPECT_TRUE(child.canceled());
  EXPECT_FALSE(sibling.canceled());
  EXPECT_FALSE(token.canceled());
}

}  // namespace
}  // namespace base
