#include "routers/http/multipart.h"

#include <algorithm>
#include <cerrno>
#include <functional>
#include <optional>
#include <unistd.h>
#include <utility>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "base/text.h"
#include "routers/http/form_header.h"

namespace http {
namespace {

constexpr std::size_t kPiece = 64 << 10;
constexpr std::size_t kMostHeaders = 16 << 10;
constexpr std::size_t kLongestBoundary = 70;  // RFC 2046, 5.1.1

[[noreturn]] void fail(std::string details) {
  throw base::Error(base::ErrorKind::kUsage, "There was an error parsing the body", std::move(details));
}

// A file, of which a window is in memory.
class Window {
 public:
  explicit Window(const std::filesystem::path& path) : file_(base::open_regular_file(path)), path_(path) {}

  std::string_view text() const { return std::string_view(buffer_).substr(begin_); }
  void skip(std::size_t count) { begin_ += count; }
  // Lets something stand before what was read.
  void put_in_front(std::string_view text) { buffer_.insert(begin_, text); }
  // Reads on. False at the end.
  bool grow() {
    buffer_.erase(0, std::exchange(begin_, 0));
    const std::size_t size = buffer_.size();
    buffer_.resize(size + kPiece);
    ssize_t count = 0;
    do {
      count = ::read(file_.get(), buffer_.data() + size, kPiece);
    } while (count < 0 && errno == EINTR);
    if (count < 0) throw base::file_error("read", path_.string(), errno);
    buffer_.resize(size + static_cast<std::size_t>(count));
    return count > 0;
  }
  void need(std::size_t bytes) {
    while (text().size() < bytes) {
      if (!grow()) fail("the body ends in the middle");
    }
  }

 private:
  base::FileDescriptor file_;
  const std::filesystem::path path_;
  std::string buffer_;
  std::size_t begin_ = 0;
};

// Hands on all until `mark` and goes behind it.
void read_until(Window& window, std::string_view mark, const std::function<void(std::string_view)>& take) {
  while (true) {
    const std::string_view text = window.text();
    const std::size_t at = text.find(mark);
    // The mark may begin at the end of what was read.
    const std::size_t sure =
        at != std::string_view::npos ? at : text.size() - std::min(text.size(), mark.size() - 1);
    if (sure > 0) take(text.substr(0, sure));
    window.skip(sure);
    if (at != std::string_view::npos) return window.skip(mark.size());
    if (!window.grow()) fail("a part has no end");
  }
}

struct PartHead {
  std::string name;
  std::optional<std::string> filename;
  std::string content_type;
};

PartHead read_part_head(Window& window) {
  std::string text;
  read_until(window, "\r\n\r\n", [&](std::string_view piece) {
    text += piece;
    if (text.size() > kMostHeaders) fail("the headers of a part are too long");
  });
  PartHead head;
  std::optional<std::string> name;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
    const std::size_t colon = line.find(':');
    if (line.empty()) continue;
    if (colon == std::string_view::npos) fail("a part has a header without a colon");
    const std::string key = base::lower(base::trimmed(line.substr(0, colon)));
    const std::string_view value = base::trimmed(line.substr(colon + 1));
    if (key == "content-type") head.content_type = base::printable(value);
    if (key != "content-disposition") continue;
    name = header_parameter(value, "name");
    head.filename = header_parameter(value, "filename");
  }
  if (!name) fail("a part has no name");
  head.name = base::printable(*name);
  return head;
}

MultipartFile read_file(Window& window, std::string_view end, PartHead head,
                        const std::filesystem::path& folder) {
  MultipartFile file{.name = std::move(head.name),
                     .title = title_of(*head.filename),
                     .content_type = std::move(head.content_type),
                     .upload = std::make_unique<Upload>(folder)};
  read_until(window, end, [&](std::string_view piece) {
    file.upload->write(piece);
    file.bytes += piece.size();
  });
  return file;
}

MultipartField read_field(Window& window, std::string_view end, PartHead head, std::size_t most) {
  MultipartField field{.name = std::move(head.name)};
  read_until(window, end, [&](std::string_view piece) {
    field.value += piece;
    if (field.value.size() > most) base::require_text(field.value, "the field " + field.name, most);
  });
  base::require_text(field.value, "the field " + field.name, most);
  return field;
}

std::string boundary_of(std::string_view content_type) {
  const std::string kind = base::lower(base::trimmed(content_type.substr(0, content_type.find(';'))));
  if (kind != "multipart/form-data") fail("the body is not multipart/form-data");
  const auto boundary = header_parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary) fail("there is no boundary");
  return *boundary;
}

// After a boundary: whether another part follows.
bool another_part_follows(Window& window) {
  window.need(2);
  if (window.text().starts_with("--")) return false;
  while (window.text().starts_with(' ') || window.text().starts_with('\t')) {
    window.skip(1);
    window.need(2);
  }
  if (!window.text().starts_with("\r\n")) fail("something follows a boundary on its line");
  return true;  // its line end stays: a part may have no headers at all
}

}  // namespace

const std::string* MultipartForm::field(std::string_view name) const {
  const auto found =
      std::find_if(fields.rbegin(), fields.rend(), [&](const auto& field) { return field.name == name; });
  return found == fields.rend() ? nullptr : &found->value;
}

const MultipartFile* MultipartForm::file(std::string_view name) const {
  const auto found =
      std::find_if(files.rbegin(), files.rend(), [&](const auto& file) { return file.name == name; });
  return found == files.rend() ? nullptr : &*found;
}

MultipartForm read_multipart(const std::filesystem::path& body, std::string_view content_type,
                             const std::filesystem::path& folder, const MultipartLimits& limits) {
  const std::string end = "\r\n--" + boundary_of(content_type);
  MultipartForm form;
  Window window(body);
  window.put_in_front("\r\n");  // the first boundary stands at the beginning or on a line of its own
  read_until(window, end, [](std::string_view) {});
  while (another_part_follows(window)) {
    if (form.fields.size() + form.files.size() == limits.most_parts) fail("there are too many parts");
    PartHead head = read_part_head(window);
    if (head.filename) {
      form.files.push_back(read_file(window, end, std::move(head), folder));
    } else {
      form.fields.push_back(read_field(window, end, std::move(head), limits.most_field_bytes));
    }
  }
  return form;
}

}  // namespace http
