#include "providers/hosted/vendor.h"

#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

using base::ErrorKind;

constexpr std::size_t kMostWords = 300;  // bytes of a vendor's message that are shown

std::string shown(std::string_view words) {
  const std::string text = shown_words(words, kMostWords);
  return text.empty() ? text : fmt::format(" (\"{}\")", text);
}

struct Answer {
  ErrorKind kind;
  std::string message;
};

Answer answer_of(const VendorNames& vendor, long status, const std::string& words) {
  switch (status) {
    case 401:
    case 403:
      if (vendor.variable.ends_with("_URL"))  // a server of the user's own has no key
        return {ErrorKind::kNotConfigured,
                fmt::format(
                    "{} asks for a log-in{}; write it into {}, as in http://name:password@host, and start "
                    "Songreel again",
                    vendor.title, words, vendor.variable)};
      return {ErrorKind::kNotConfigured,
              fmt::format("{} does not accept the key in {}{}; set a valid one, start Songreel again and try "
                          "again",
                          vendor.title, vendor.variable, words)};
    case 402:
      return {ErrorKind::kNeedsUser,
              fmt::format("{} wants money first{}; add credit there, then try again", vendor.title, words)};
    case 429:
      return {ErrorKind::kUnavailable, fmt::format("{} has too much to do{}", vendor.title, words)};
    default:
      if (status >= 500)
        return {ErrorKind::kUnavailable, fmt::format("{} answers {}{}", vendor.title, status, words)};
      return {ErrorKind::kMakerFailed,
              fmt::format("{} refused it with {}{}; change the text, the model or the maker", vendor.title,
                          status, words)};
  }
}

}  // namespace

Refusal refusal(const VendorNames& vendor, const net::ApiReply& reply, std::string_view words) {
  Answer answer = answer_of(vendor, reply.status, shown(words));
  return {answer.kind, std::move(answer.message), fmt::format("status {}", reply.status), reply.status,
          reply.retry_after()};
}

boost::json::object json_of(const VendorNames& vendor, const net::ApiReply& reply) {
  boost::system::error_code error;
  boost::json::value value = boost::json::parse(reply.body, error);
  if (!error && value.is_object()) return std::move(value.get_object());
  throw base::Error(
      ErrorKind::kMakerFailed,
      fmt::format("{} answered with something else than JSON; is its address right?", vendor.title),
      fmt::format("{}: {}", reply.content_type, base::printable(reply.body.substr(0, 200))));
}

}  // namespace providers
