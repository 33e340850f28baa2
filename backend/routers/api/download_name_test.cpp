#include "routers/api/download_name.h"

#include <gtest/gtest.h>

namespace api {
namespace {

constexpr const char* kOwn = "0b54bb5c.mp4";

TEST(DownloadName, IsTheOneThatThePageAsksFor) {
  EXPECT_EQ(attachment("My film.mp4", kOwn),
            "attachment; filename=\"My film.mp4\"; filename*=UTF-8''My%20film.mp4");
  EXPECT_EQ(attachment("Größe", kOwn),
            "attachment; filename=\"Gr____e.mp4\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.mp4");
}

TEST(DownloadName, KeepsTheFilesOwnEnding) {
  EXPECT_EQ(attachment("film.exe", kOwn),
            "attachment; filename=\"film.exe.mp4\"; filename*=UTF-8''film.exe.mp4");
  EXPECT_EQ(attachment("FILM.MP4", kOwn), "attachment; filename=\"FILM.mp4\"; filename*=UTF-8''FILM.mp4");
}

TEST(DownloadName, HoldsNothingThatLeavesTheHeaderOrTheFolder) {
  EXPECT_EQ(attachment("../../etc/pass\"wd\r\nX-Evil: 1", kOwn),
            "attachment; filename=\"etcpasswdX-Evil 1.mp4\"; filename*=UTF-8''etcpasswdX-Evil%201.mp4");
}

TEST(DownloadName, IsTheFilesOwnWhereNothingIsLeftOfIt) {
  for (const char* wanted : {"", "...", " ", "///", ".mp4", "\xFF\xFE"})
    EXPECT_EQ(attachment(wanted, kOwn), "attachment; filename=\"0b54bb5c.mp4\"") << wanted;
}

TEST(DownloadName, IsCutBetweenCharacters) {
  std::string endless;
  for (int i = 0; i < 200; ++i) endless += "ö";
  const std::string header = attachment(endless, kOwn);
  EXPECT_TRUE(header.ends_with("%C3%B6.mp4")) << header;
  EXPECT_LT(header.size(), 900U);
}

}  // namespace
}  // namespace api
