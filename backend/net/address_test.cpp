#include "net/address.h"

#include <gmock/gmock.h>

namespace net {
namespace {

using ::testing::Eq;
using ::testing::Optional;

TEST(Addresses, AreUnderstoodInEverySpelling) {
  const Address loopback = *parse_address("127.0.0.1");
  for (const char* spelling :
       {"127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.0.0.01", "0x7F.1",
        "127.0.0.1.", "::ffff:127.0.0.1", "[::ffff:7f00:1]"}) {
    EXPECT_THAT(parse_address(spelling), Optional(loopback)) << spelling;
  }
  EXPECT_EQ(to_string(loopback), "127.0.0.1");
  EXPECT_EQ(to_string(*parse_address("[2001:DB8::1]")), "2001:db8::1");
  for (const char* name :
       {"", "example.com", "127.0.0.1.example.com", "1.2.3.4.5", "256.1.1.1", "::1::", "127.0.0.1 x"}) {
    EXPECT_FALSE(parse_address(name).has_value()) << name;
  }
}

struct Case {
  const char* address;
  const char* kind;
};

TEST(Addresses, ThatAreSpecialAreToldByTheirKind) {
  constexpr Case kCases[] = {
      {"0.0.0.0", "local"},
      {"0.1.2.3", "local"},
      {"10.0.0.1", "private"},
      {"10.255.255.255", "private"},
      {"100.64.0.1", "carrier-grade"},
      {"100.127.255.255", "carrier-grade"},
      {"127.0.0.1", "loopback"},
      {"127.255.255.254", "loopback"},
      {"169.254.169.254", "link-local"},
      {"172.16.0.1", "private"},
      {"172.31.255.255", "private"},
      {"192.0.0.8", "protocol"},
      {"192.0.2.1", "documentation"},
      {"192.88.99.1", "relay"},
      {"192.168.1.1", "private"},
      {"198.18.0.1", "benchmark"},
      {"198.19.255.255", "benchmark"},
      {"198.51.100.7", "documentation"},
      {"203.0.113.7", "documentation"},
      {"224.0.0.1", "multicast"},
      {"239.255.255.250", "multicast"},
      {"240.0.0.1", "reserved"},
      {"255.255.255.255", "reserved"},
      {"::", "local"},
      {"::1", "loopback"},
      {"::127.0.0.1", "loopback"},
      {"::10.0.0.1", "private"},
      {"::8.8.8.8", "tunnel"},
      {"::ffff:10.0.0.1", "private"},
      {"::ffff:169.254.169.254", "link-local"},
      {"::ffff:0:127.0.0.1", "loopback"},
      {"64:ff9b::127.0.0.1", "loopback"},
      {"64:ff9b::a9fe:a9fe", "link-local"},
      {"64:ff9b:1::10.0.0.1", "private"},
      {"64:ff9b:1::8.8.8.8", "tunnel"},
      {"2002:7f00:1::", "loopback"},
      {"2002:a9fe:a9fe::1", "link-local"},
      {"2002:808:808::1", "tunnel"},
      {"2001:0:4136:e378:8000:63bf:3fff:fdd2", "protocol"},
      {"2001:db8::1", "documentation"},
      {"3fff::1", "documentation"},
      {"fc00::1", "private"},
      {"fd00:ec2::254", "private"},
      {"fe80::1", "link-local"},
      {"febf::1", "link-local"},
      {"fec0::1", "reserved"},
      {"ff02::1", "multicast"},
      {"100::1", "reserved"},
      {"5f00::1", "reserved"},
  };
  for (const Case& one : kCases) {
    EXPECT_THAT(special_kind(*parse_address(one.address)), Optional(Eq(one.kind))) << one.address;
  }
}

TEST(Addresses, ThatArePublicAreNotSpecial) {
  for (const char* address :
       {"1.1.1.1",           "8.8.8.8",         "9.255.255.255",   "11.0.0.0",         "100.63.255.255",
        "100.128.0.0",       "126.255.255.255", "128.0.0.1",       "169.253.255.255",  "172.15.255.255",
        "172.32.0.0",        "192.0.1.1",       "192.167.255.255", "192.169.0.0",      "198.17.255.255",
        "198.20.0.0",        "223.255.255.255", "::ffff:8.8.8.8",  "64:ff9b::8.8.8.8", "2606:4700:4700::1111",
        "2a00:1450:4001::1", "2001:200::1"}) {
    EXPECT_FALSE(special_kind(*parse_address(address)).has_value()) << address;
  }
}

}  // namespace
}  // namespace net
