#include "routers/api/errors.h"

#include <string>

#include <gtest/gtest.h>

namespace api {
namespace {

using base::Error;
using base::ErrorKind;

TEST(Errors, OfOurRecordsAreNotTheClientsDoing) {
  for (const char* message : {"the database x is damaged or no database", "your records cannot be read"}) {
    const Fault fault = fault_of(Error(ErrorKind::kBadRecords, message, "SQLite 11"));
    EXPECT_EQ(fault.status, 500) << message;
    EXPECT_EQ(fault.code, "InternalError") << message;
    EXPECT_EQ(fault.message, message);
  }
}

TEST(Errors, AreToldByTheirKindAndNotByTheirWords) {
  struct Case {
    ErrorKind kind;
    int status;
    const char* code;
  };
  const Case cases[] = {{ErrorKind::kDamaged, 422, "Refused"},
                        {ErrorKind::kConflict, 409, "Conflict"},
                        {ErrorKind::kDiskFull, 507, "DiskFull"},
                        {ErrorKind::kUnavailable, 503, "Unavailable"},
                        {ErrorKind::kUnwritable, 500, "InternalError"}};
  for (const Case& c : cases) {
    // A song may have such a title.
    const Fault fault = fault_of(Error(c.kind, "the database of love.mp3 is no song"));
    EXPECT_EQ(fault.status, c.status) << c.code;
    EXPECT_EQ(fault.code, c.code);
  }
}

TEST(Errors, OfAJobHaveTheNameThatTheJobItselfShows) {
  jobs::Job job{.id = "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1", .kind = "clip", .state = jobs::State::kFailed};
  for (const ErrorKind kind : {ErrorKind::kDiskFull, ErrorKind::kNotMedia, ErrorKind::kInternal}) {
    job.failure = {.kind = kind, .message = "no", .details = ""};
    EXPECT_EQ(fault_of(job).more.at("error_kind").as_string(), base::name_of(kind));
  }
  job.state = jobs::State::kCanceled;
  job.failure.reset();
  EXPECT_EQ(fault_of(job).more.at("error_kind").as_string(), "canceled");
}

}  // namespace
}  // namespace api
