#include "net/api_client.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <utility>

#include <fmt/format.h>

#include "base/id.h"
#include "net/curl_handles.h"
#include "net/exchange.h"
#include "net/link.h"

namespace net {
using base::ErrorKind;
using std::chrono::seconds;
namespace {

constexpr int kMostTurns = 5;
constexpr seconds kLongestWait{86'400};

bool leads_on(const ApiReply& reply) {
  return reply.status == 301 || reply.status == 302 || reply.status == 303 || reply.status == 307 ||
         reply.status == 308;
}

}  // namespace

const std::string* ApiReply::header(std::string_view lower_case_name) const {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const ApiHeader& header) { return header.name == lower_case_name; });
  return found == headers.end() ? nullptr : &found->value;
}

std::optional<seconds> ApiReply::retry_after() const {
  const std::string* told = header("retry-after");
  if (told == nullptr) return std::nullopt;
  std::int64_t count = 0;
  const char* end = told->data() + told->size();
  if (const auto [stop, fault] = std::from_chars(told->data(), end, count);
      fault != std::errc() || stop != end) {
    const std::time_t date = curl_getdate(told->c_str(), nullptr);
    if (date < 0) return std::nullopt;
    count = date - std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  }
  return std::clamp(seconds(count), seconds(0), kLongestWait);
}

ApiReply ask(const ApiRequest& request, base::CancelToken cancel, base::ProgressSink& progress) {
  Link link = parse_link(request.url);
  for (int redirects = 0;; ++redirects) {
    ApiReply reply = Exchange(request, link).run(cancel, progress);
    const std::string* target = reply.header("location");
    if (request.method != ApiRequest::Method::kGet || !leads_on(reply) || target == nullptr) return reply;
    if (redirects == kMostTurns) {
      throw Unanswered(ErrorKind::kUnreachable, fmt::format("{} leads in circles", link.host), "",
                       Unanswered::Request::kMayHaveArrived);
    }
    Link next = parse_link(resolved(link, *target));
    if (next.scheme != link.scheme || next.host_and_port() != link.host_and_port()) return reply;
    link = std::move(next);
  }
}

ApiReply ask(const ApiRequest& request, base::CancelToken cancel) {
  base::NoProgress nobody;
  return ask(request, std::move(cancel), nobody);
}

std::string url_escaped(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') ||
                          std::string_view("-_.~").find(letter) != std::string_view::npos;
    escaped += is_plain ? std::string(1, letter) : fmt::format("%{:02X}", static_cast<unsigned char>(letter));
  }
  return escaped;
}

Form form_of(const std::vector<FormPart>& parts) {
  const std::string boundary = "songreel-" + base::new_uuid();
  std::string body;
  for (const FormPart& part : parts) {
    body += fmt::format("--{}\r\nContent-Disposition: form-data; name=\"{}\"", boundary, part.name);
    if (!part.filename.empty()) body += fmt::format("; filename=\"{}\"", part.filename);
    if (!part.content_type.empty()) body += "\r\nContent-Type: " + part.content_type;
    body += "\r\n\r\n" + part.content + "\r\n";
  }
  body += fmt::format("--{}--\r\n", boundary);
  return {.content_type = "multipart/form-data; boundary=" + boundary, .body = std::move(body)};
}

}  // namespace net
