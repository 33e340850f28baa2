#include "base/hash.h"

#include <array>
#include <cerrno>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/error.h"
#include "base/file_descriptor.h"

namespace base {
namespace {

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

struct ContentHash::State {
  std::unique_ptr<EVP_MD_CTX, FreeDigest> context{EVP_MD_CTX_new()};
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  if (!state_->context || EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) != 1) {
    throw Error(ErrorKind::kInternal, "SHA-256 is not available in this OpenSSL");
  }
}
ContentHash::~ContentHash() = default;
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash& ContentHash::operator=(ContentHash&&) noexcept = default;

ContentHash& ContentHash::add_raw(std::span<const std::byte> bytes) {
  EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
  return *this;
}

ContentHash& ContentHash::add(std::string_view field) {
  const std::uint64_t size = field.size();
  add_raw(std::as_bytes(std::span(&size, 1)));
  return add_raw(std::as_bytes(std::span(field.data(), field.size())));
}

ContentHash& ContentHash::add(std::int64_t number) {
  return add(std::to_string(number));
}

std::string ContentHash::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(state_->context.get(), digest.data(), &size);
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest.at(i));
  return text;
}

std::string hash_file(const std::filesystem::path& path) {
  const FileDescriptor file = open_regular_file(path);
  ContentHash hash;
  std::array<std::byte, 1 << 16> buffer{};
  while (true) {
    const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw file_error("read", path.string(), errno);
    if (count == 0) return hash.hex();
    hash.add_raw(std::span(buffer).first(static_cast<std::size_t>(count)));
  }
}

}  // namespace base
