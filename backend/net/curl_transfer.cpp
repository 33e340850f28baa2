#include "net/curl_transfer.h"

#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace net {
namespace {

// How often a waiting transfer looks at its cancel token and the clock.
constexpr int kLookMs = 50;

}  // namespace

void configure_http(CURL* easy) {
  curl_set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_set(easy, CURLOPT_FOLLOWLOCATION, 0L);  // each redirect is looked at first
  curl_set(easy, CURLOPT_USERAGENT, "songreel");
  curl_set(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_set(easy, CURLOPT_NOSIGNAL, 1L);
  curl_set(easy, CURLOPT_QUICK_EXIT, 1L);  // canceled, we do not wait for a slow name server
  curl_set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
}

CURLcode run_transfer(CURLM* multi, CURL* easy, const std::function<void()>& look) {
  if (const CURLMcode code = curl_multi_add_handle(multi, easy); code != CURLM_OK) {
    throw base::Error(base::ErrorKind::kInternal, "a connection could not be prepared",
                      curl_multi_strerror(code));
  }
  while (true) {
    look();
    int running = 0;
    curl_multi_perform(multi, &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
      if (message->msg == CURLMSG_DONE) return message->data.result;
    }
    curl_multi_poll(multi, nullptr, 0, kLookMs, nullptr);
  }
}

bool has_succeeded(CURL* easy) {
  const auto status = curl_info<long>(easy, CURLINFO_RESPONSE_CODE);
  return status >= 200 && status < 300;
}

void report_download(CURL* easy, base::ProgressSink& progress) {
  if (!has_succeeded(easy)) return;
  // Both count what comes over the wire, so that compression does no harm.
  const auto whole = curl_info<curl_off_t>(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T);
  const auto done = curl_info<curl_off_t>(easy, CURLINFO_SIZE_DOWNLOAD_T);
  if (whole > 0) progress.report(std::min(1.0, static_cast<double>(done) / static_cast<double>(whole)));
}

int write_all(int file, std::string_view data) {
  while (!data.empty()) {
    const ssize_t written = ::write(file, data.data(), data.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    data.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace net
