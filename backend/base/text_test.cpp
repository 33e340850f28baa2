#include "base/text.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace base {
namespace {

TEST(Utf8, AcceptsWellFormedText) {
  for (const char* text : {"", "plain", "naïve café", "日本語", "\xF0\x9F\x8E\xB5"})
    EXPECT_TRUE(is_valid_utf8(text)) << text;
}

TEST(Utf8, RefusesWhatUnicodeForbids) {
  for (const char* text : {"\xFF", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80", "a\xC3", "\x80"}) {
    EXPECT_FALSE(is_valid_utf8(text));
  }
}

TEST(PrintableText, IsUtf8WhateverTheBytesWere) {
  EXPECT_EQ(printable("naïve café"), "naïve café");
  EXPECT_EQ(printable("caf\xE9.mp3"), "caf?.mp3");
}

TEST(RequiredText, SaysWhichLimitWasPassed) {
  try {
    require_text(std::string(300, 'x'), "the idea", 200);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kTooLong);
    EXPECT_EQ(error.message(), "the idea has 300 bytes; shorten it to 200 or fewer");
  }
  EXPECT_THROW(require_text("\xFF", "the idea", 200), Error);
}

TEST(Words, AreLowerCaseAndKeepApostrophes) {
  EXPECT_EQ(words_of("Don't STOP—now, 2 cafés!"),
            (std::vector<std::string>{"don't", "stop—now", "2", "cafés"}));
}

}  // namespace
}  // namespace base
