#include <vector>

#include <gtest/gtest.h>

#include "routers/access/access.h"

namespace access_control {
namespace {

TEST(RedactedTarget, HidesKeysAndSignaturesInEverySpelling) {
  struct Row {
    const char* target;
    const char* shown;
  };
  for (const Row& row : std::vector<Row>{
           {"/api/jobs?limit=2&state=running", "/api/jobs?limit=2&state=running"},
           {"/api/jobs", "/api/jobs"},
           {"/api/jobs?", "/api/jobs?"},
           {"/x?api_key=abc", "/x?api_key=[hidden]"},
           {"/x?a=1&api_key=abc&b=2", "/x?a=1&api_key=[hidden]&b=2"},
           {"/x?API_KEY=abc", "/x?API_KEY=[hidden]"},
           {"/x?Api-Key=abc", "/x?Api-Key=[hidden]"},
           {"/x?X-API-Key=abc", "/x?X-API-Key=[hidden]"},
           {"/x?apikey=abc", "/x?apikey=[hidden]"},
           {"/x?%61pi%5fkey=abc", "/x?%61pi%5fkey=[hidden]"},
           {"/x?%2561pi_key=abc", "/x?%2561pi_key=[hidden]"},
           {"/x?api_key%3Dabc", "/x?[hidden]"},
           {"/x?api_key[]=abc", "/x?api_key[]=[hidden]"},
           {"/x?+api_key=abc", "/x?+api_key=[hidden]"},
           {"/x?a=1;api_key=abc", "/x?a=1;api_key=[hidden]"},
           {"/x?api_key=abc&api_key=def", "/x?api_key=[hidden]&api_key=[hidden]"},
           {"/x?api_key=a=b", "/x?api_key=[hidden]"},
           {"/x?expires=1&signature=abc", "/x?expires=1&signature=[hidden]"},
           {"/x?expires=1&Signature=abc?api_key=def", "/x?expires=1&Signature=[hidden]?api_key=[hidden]"},
           {"/x?url=http%3A%2F%2Fh%2F%3Fapi_key%3Dabc", "/x?url=[hidden]"},
           {"/x?#api_key=abc", "/x?#api_key=[hidden]"},
           {"/x%3Fapi_key=abc", "/[hidden]"},
           {"/api_key=abc", "/[hidden]"},
           {"/x?a=%", "/x?a=%"},
           {"/x?a=%4", "/x?a=%4"},
           {"", ""},
       }) {
    EXPECT_EQ(Access::redacted(row.target), row.shown) << row.target;
  }
}

}  // namespace
}  // namespace access_control
