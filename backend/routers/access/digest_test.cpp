#include "routers/access/digest.h"

#include <gtest/gtest.h>

namespace access_control {
namespace {

TEST(Digest, IsThatOfTheStandards) {
  // FIPS 180-2, B.1, and RFC 4231, test case 2.
  EXPECT_EQ(sha256("abc"),
            digest_from_hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  EXPECT_EQ(hmac_sha256("Jefe", "what do ya want for nothing?"),
            digest_from_hex("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843"));
}

TEST(Digest, ComesBackFromItsOneSpellingInBase64url) {
  const Digest digest = sha256("abc");
  const std::string text = base64url(digest);
  EXPECT_EQ(text, "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  EXPECT_EQ(digest_from_base64url(text), digest);
  for (const std::string& wrong :
       {text + "=", text + "A", text.substr(1), std::string("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0"),
        text.substr(0, 42) + "1", std::string()}) {
    EXPECT_FALSE(digest_from_base64url(wrong)) << wrong;
  }
}

TEST(Digest, IsNotReadFromAnythingButHex) {
  EXPECT_FALSE(digest_from_hex(""));
  EXPECT_FALSE(digest_from_hex(std::string(63, '0')));
  EXPECT_FALSE(digest_from_hex(std::string(65, '0')));
  EXPECT_FALSE(digest_from_hex(std::string(63, '0') + "g"));
}

TEST(Digest, IsTheSameOnlyWhenEveryByteIs) {
  const Digest digest = sha256("abc");
  for (std::size_t i = 0; i < digest.size(); ++i) {
    Digest other = digest;
    other.at(i) ^= 1;
    EXPECT_FALSE(same(digest, other)) << i;
  }
  EXPECT_TRUE(same(digest, sha256("abc")));
}

}  // namespace
}  // namespace access_control
