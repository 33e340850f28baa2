#include "base/base64.h"

#include <gtest/gtest.h>

namespace base {
namespace {

struct Vector {
  const char* text;
  const char* bytes;
};

// RFC 4648, section 10.
TEST(Base64, DecodesTheVectorsOfItsStandard) {
  for (const Vector& vector : {Vector{"", ""},
                               {"Zg==", "f"},
                               {"Zm8=", "fo"},
                               {"Zm9v", "foo"},
                               {"Zm9vYg==", "foob"},
                               {"Zm9vYmE=", "fooba"},
                               {"Zm9vYmFy", "foobar"},
                               {"Zm9v\r\nYmFy\n", "foobar"},
                               {"Zg", "f"}}) {
    EXPECT_EQ(from_base64(vector.text), vector.bytes) << vector.text;
  }
}

TEST(Base64, EncodesTheVectorsOfItsStandard) {
  for (const Vector& vector : {Vector{"", ""},
                               {"Zg==", "f"},
                               {"Zm8=", "fo"},
                               {"Zm9v", "foo"},
                               {"Zm9vYg==", "foob"},
                               {"Zm9vYmE=", "fooba"},
                               {"Zm9vYmFy", "foobar"},
                               {"//79", "\xFF\xFE\xFD"}}) {
    EXPECT_EQ(to_base64(vector.bytes), vector.text);
  }
}

TEST(Base64, RefusesWhatIsNone) {
  for (const char* text : {"Z", "Zm9vY", "Zm 9v", "Zm9v*", "Zg=a", "data:image/png;base64,Zg=="}) {
    EXPECT_FALSE(from_base64(text)) << text;
  }
}

}  // namespace
}  // namespace base
