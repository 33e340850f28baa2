#include "routers/http/context.h"

#include <optional>

#include <gtest/gtest.h>

#include "routers/http/testing/running_server.h"

namespace http {
namespace {

TEST(Connections, AreCountedForEachAddressAndFreedAgain) {
  PlainPolicy policy;
  base::NoLog log;
  Context context({.pool_threads = 1, .most_connections = 4, .most_connections_per_address = 2}, {}, policy,
                  log);
  std::optional<ConnectionTicket> first;
  std::optional<ConnectionTicket> second;
  first.emplace(context, "192.0.2.1");
  second.emplace(context, "192.0.2.1");
  EXPECT_FALSE(ConnectionTicket::available(context, "192.0.2.1", false));
  EXPECT_TRUE(ConnectionTicket::available(context, "192.0.2.1", true));
  EXPECT_TRUE(ConnectionTicket::available(context, "192.0.2.2", false));
  {
    const ConnectionTicket third(context, "192.0.2.2");
    const ConnectionTicket fourth(context, "192.0.2.3");
    EXPECT_FALSE(ConnectionTicket::available(context, "192.0.2.4", true));
  }
  second.reset();
  EXPECT_TRUE(ConnectionTicket::available(context, "192.0.2.1", false));
  first.reset();
  EXPECT_EQ(context.connections, 0);
  EXPECT_TRUE(context.per_address.empty());
}

}  // namespace
}  // namespace http
