#include "net/fetch.h"

#include <cerrno>
#include <curl/curl.h>
#include <fcntl.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "net/guard.h"
#include "net/transfer.h"

namespace net {
using base::Error;
using base::ErrorKind;
namespace {

constexpr int kMostRedirects = 5;

// libcurl wants to be set up once for the whole process; what it holds is never given back.
void set_up_library() {
  static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK) {
    throw Error(ErrorKind::kInternal, "the network library could not be set up", curl_easy_strerror(code));
  }
}

[[noreturn]] void fail_with(const Link& link, long status) {
  const std::string details = fmt::format("HTTP status {}", status);
  switch (status) {
    case 404:
    case 410:
      throw Error(ErrorKind::kNotFound,
                  fmt::format("{} has nothing at that address; check the link", link.host), details);
    case 401:
    case 403:
    case 451:
      throw Error(
          ErrorKind::kUnreadable,
          fmt::format("{} does not hand that out to everybody; download it yourself and upload the file",
                      link.host),
          details);
    case 429:
      throw Error(ErrorKind::kUnreachable,
                  fmt::format("{} asks for a pause; try again in some minutes", link.host), details);
    default:
      throw Error(ErrorKind::kUnreachable,
                  fmt::format("{} answered with an error ({}); try again later", link.host, status), details);
  }
}

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

Fetcher::Fetcher(GuardSettings guard) : guard_(std::move(guard)) {
  set_up_library();
}

void Fetcher::check_url(const std::string& url) {
  Guard({}).check(url);
}

void Fetcher::check(const std::string& url) const {
  Guard(guard_).check(url);
}

Fetched Fetcher::fetch(const FetchRequest& request, base::CancelToken cancel,
                       base::ProgressSink& progress) const {
  const Guard guard(guard_);
  Link link = guard.check(request.url);
  const base::FileDescriptor out(::open(request.out.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!out) throw base::file_error("write", request.out.string(), errno);
  const TransferLimits limits{.most_bytes = request.most_bytes,
                              .deadline = std::chrono::steady_clock::now() + request.most_time,
                              .most_silence = request.most_silence};
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    const Answer answer = Transfer(guard, link, limits, out.get()).run(cancel, progress);
    if (answer.status >= 200 && answer.status < 300) {
      progress.report(1);
      return {.final_url = link.url, .content_type = answer.content_type, .bytes = answer.bytes};
    }
    if (!is_redirect(answer.status) || answer.redirect.empty()) fail_with(link, answer.status);
    link = guard.check(answer.redirect);
  }
  throw Error(ErrorKind::kUnreachable,
              fmt::format("{} leads on and on ({} redirects); check the link", link.host, kMostRedirects));
}

}  // namespace net
