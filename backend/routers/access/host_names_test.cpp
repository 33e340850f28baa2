#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/access/access.h"
#include "routers/access/testing/asking.h"

namespace access_control {
namespace {

struct HostRow {
  const char* host;
  int status;  // 0: let through
};

TEST(HostHeader, MustBeALoopbackNameWithTheServedPortOrAnAllowedName) {
  AccessSettings settings = without_keys();
  settings.allowed_hosts = {"Studio.Example", "other.example:8443", "[fd00::1]:8000"};
  HeldClock clock;
  Access access(settings, clock);
  for (const HostRow& row : std::vector<HostRow>{{"localhost:8000", 0},
                                                 {"LocalHost:8000", 0},
                                                 {"localhost.:8000", 0},
                                                 {"127.0.0.1:8000", 0},
                                                 {"[::1]:8000", 0},
                                                 {"localhost", 421},
                                                 {"127.0.0.1:8001", 421},
                                                 {"127.0.0.1:08000", 421},
                                                 {"127.0.0.1:", 421},
                                                 {"127.0.0.2:8000", 421},
                                                 {"[::1]", 421},
                                                 {"::1", 421},
                                                 {"studio.example", 0},
                                                 {"STUDIO.EXAMPLE.:9", 0},
                                                 {"studio.example:443", 0},
                                                 {"other.example:8443", 0},
                                                 {"other.example", 421},
                                                 {"other.example:8000", 421},
                                                 {"[fd00::1]:8000", 0},
                                                 {"[fd00::1]:8001", 421},
                                                 {"evil.example:8000", 421},
                                                 {"studio.example.evil", 421},
                                                 {"evil-studio.example", 421},
                                                 {"localhost:8000@evil", 421},
                                                 {"user@localhost:8000", 421},
                                                 {"localhost:8000:8000", 421},
                                                 {"localhost:99999", 421},
                                                 {"localhost..:8000", 421},
                                                 {"", 421},
                                                 {"localhost:8000 ", 421},
                                                 {"localhost:8000,evil", 421}}) {
    EXPECT_EQ(status(access.refuse(Asking("/health").with("Host", row.host))), row.status) << row.host;
  }
}

TEST(HostHeader, MayLackThePortOnlyWhereItIsTheDefaultOne) {
  HeldClock clock;
  Access access(without_keys(), clock);
  access.set_port(80);
  EXPECT_EQ(status(access.refuse(Asking("/").with("Host", "localhost"))), 0);
  EXPECT_EQ(status(access.refuse(Asking("/").with("Host", "localhost:8000"))), 421);
}

TEST(HostHeader, ThatIsMissingIsRefused) {
  HeldClock clock;
  Access access(without_keys(), clock);
  Asking asking("/");
  asking.headers.clear();
  EXPECT_EQ(status(access.refuse(asking)), 421);
}

}  // namespace
}  // namespace access_control
