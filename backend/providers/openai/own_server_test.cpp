#include "providers/openai/own_server.h"

#include <gtest/gtest.h>

namespace providers {
namespace {

TEST(OwnServers, AreThoseOfOnesOwnMachineAndNetwork) {
  for (const char* url : {"http://127.0.0.1:11434/v1", "http://localhost:8080", "http://[::1]:8000/v1",
                          "https://10.1.2.3/v1", "http://172.16.0.9:8000/v1", "http://192.168.1.20:1234/v1",
                          "http://169.254.7.7/v1", "http://[fe80::1]/v1", "http://[fd12:3456::1]:8000/v1",
                          "http://ollama:11434/v1", "http://studio.local:11434/v1", "http://STUDIO.Local./v1",
                          "http://2130706433/v1", "http://0.0.0.0:11434/v1"})
    EXPECT_TRUE(is_own_server(url)) << url;
}

TEST(OwnServers, AreNotThoseThatMaySendABill) {
  for (const char* url :
       {"https://openrouter.ai/api/v1", "https://api.openai.com/v1", "http://8.8.8.8/v1",
        "http://134744072/v1", "https://local.example.com/v1", "https://localhost.evil.example/v1",
        "https://[2606:4700::1]/v1", "https://localhost@openrouter.ai/v1",
        "https://localhost:x@openrouter.ai/v1", "http://172.32.0.1/v1", "http://100.64.0.1/v1",
        "openrouter.ai/api/v1", "", "ftp://localhost/v1"})
    EXPECT_FALSE(is_own_server(url)) << url;
}

}  // namespace
}  // namespace providers
