#include "routers/http/multipart.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "base/random.h"

namespace http {
namespace {

namespace fs = std::filesystem;

class Forms : public testing::Test {
 protected:
  Forms() { fs::create_directories(folder_ / "made"); }
  ~Forms() override { fs::remove_all(folder_); }

  MultipartForm read(const std::string& body, const std::string& type = "multipart/form-data; boundary=AaB") {
    std::ofstream(folder_ / "body", std::ios::binary) << body;
    return read_multipart(folder_ / "body", type, folder_ / "made",
                          {.most_parts = 5, .most_field_bytes = 20});
  }
  std::size_t made() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_ / "made"), fs::directory_iterator()));
  }
  static std::string part(const std::string& disposition, const std::string& content) {
    return "--AaB\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
  }

  fs::path folder_ = fs::temp_directory_path() / ("songreel-forms-" + base::new_uuid());
};

TEST_F(Forms, GiveTheirFieldsAndFiles) {
  const MultipartForm form =
      read("preamble\r\n" + part("name=\"idea\"", "a fox\r\non a hill") + part("name=empty", "") +
           "--AaB\r\ncontent-disposition: form-data; filename=\"C:\\songs\\my \\\"song\\\".mp3\"; "
           "name=\"song\"\r\nContent-Type: audio/mpeg\r\n\r\nID3\r\n--AaC\r\n\r\n--AaB--\r\nepilogue");
  ASSERT_EQ(form.fields.size(), 2u);
  EXPECT_EQ(*form.field("idea"), "a fox\r\non a hill");
  EXPECT_EQ(*form.field("empty"), "");
  EXPECT_EQ(form.field("other"), nullptr);
  const MultipartFile* file = form.file("song");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->content_type, "audio/mpeg");
  EXPECT_EQ(base::read_text(file->path()), "ID3\r\n--AaC\r\n");
  EXPECT_EQ(file->bytes, 12u);
}

TEST_F(Forms, TakeTheirFilesAlongUnlessTheyWereRenamed) {
  {
    const MultipartForm form =
        read(part("name=a; filename=a", "1") + part("name=b; filename=b", "2") + "--AaB--");
    EXPECT_EQ(made(), 2u);
    fs::rename(form.file("b")->path(), folder_ / "kept");
  }
  EXPECT_EQ(made(), 0u);
  EXPECT_EQ(base::read_text(folder_ / "kept"), "2");
}

TEST_F(Forms, HaveTitlesThatAreNoPaths) {
  struct Case {
    const char* sent;
    const char* title;
  };
  for (const Case& one : {Case{"../../etc/passwd", "passwd"}, Case{"a\x01\x7f.mp3", "a.mp3"}, Case{"x/", ""},
                          Case{"caf\xE9", "caf?"}, Case{"日本.mp3", "日本.mp3"}}) {
    const MultipartForm form =
        read(part("name=f; filename=\"" + std::string(one.sent) + "\"", "") + "--AaB--");
    EXPECT_EQ(form.file("f")->title, one.title) << one.sent;
  }
}

TEST_F(Forms, ThatAreNotWellFormedAreRefusedAndLeaveNothing) {
  const std::string good = part("name=a; filename=a", "1");
  std::string one_too_many = "--AaB--";
  for (int i = 0; i < 6; ++i) one_too_many.insert(0, good);
  for (const std::string& body :
       {std::string(), good, std::string("--AaB"), std::string("--AaB\r\n"), good + "--AaBx\r\n\r\n--AaB--",
        good + "--AaB\r\nno colon\r\n\r\n\r\n--AaB--", good + part("filename=b", "no name") + "--AaB--",
        one_too_many, good + "--AaB\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n--AaB--"}) {
    try {
      read(body);
      ADD_FAILURE() << body.substr(0, 200);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::kUsage);
      EXPECT_EQ(error.message(), "There was an error parsing the body");
    }
    EXPECT_EQ(made(), 0u);
  }
  for (const char* type : {"", "application/json", "multipart/form-data", "multipart/form-data; boundary="}) {
    EXPECT_THROW(read(good + "--AaB--", type), base::Error) << type;
  }
}

TEST_F(Forms, WithFieldsOverTheLimitOrNotUtf8AreRefused) {
  const auto kind_of = [&](const std::string& content) {
    try {
      read(part("name=idea", content) + "--AaB--");
      return base::ErrorKind::kInternal;
    } catch (const base::Error& error) {
      return error.kind();
    }
  };
  EXPECT_EQ(kind_of(std::string(21, 'x')), base::ErrorKind::kTooLong);
  EXPECT_EQ(kind_of(std::string(1'000'000, 'x')), base::ErrorKind::kTooLong);
  EXPECT_EQ(kind_of("\xFF"), base::ErrorKind::kInvalidText);
}

// Boundaries fall on every place of the pieces that are read.
TEST_F(Forms, AreReadWhereverTheirBoundariesFall) {
  base::Random random(1);
  for (const std::size_t size : {65'470u, 65'480u, 65'490u, 65'500u, 65'536u, 131'072u, 200'000u}) {
    for (std::size_t more = 0; more < 12; ++more) {
      std::string content;
      while (content.size() < size + more) {
        content += random.chance(0.01) ? std::string("\r\n--Aa")
                                       : std::string(1, static_cast<char>(random.index(65)));
      }
      const MultipartForm form = read(part("name=f; filename=f", content) + "--AaB--");
      ASSERT_EQ(base::read_text(form.file("f")->path()), content) << size + more;
    }
  }
}

TEST_F(Forms, ThatAreDamagedAreReadOrRefusedAndLeaveNothing) {
  const std::string good =
      part("name=\"a\"; filename=\"a\"", "12345") + part("name=b", "text") + "--AaB--\r\n";
  const std::string troubling = "\r\n-\";=:B \xFF";
  base::Random random(5);
  int refused = 0;
  for (int i = 0; i < 2'000; ++i) {
    std::string body = good;
    for (std::size_t n = random.index(3) + 1; n > 0; --n) {
      const std::size_t at = random.index(body.size());
      if (random.chance(0.5)) body.erase(at, random.index(5));
      if (at < body.size()) body[at] = random.pick(troubling);
    }
    try {
      read(body);
    } catch (const base::Error&) {
      ++refused;
    }
    ASSERT_EQ(made(), 0u) << body;
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace http
