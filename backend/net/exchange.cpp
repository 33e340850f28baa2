#include "net/exchange.h"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "net/curl_transfer.h"

namespace net {
using base::ErrorKind;
using std::chrono::steady_clock;
namespace {

const char* method_name(ApiRequest::Method method) {
  switch (method) {
    case ApiRequest::Method::kGet:
      return "GET";
    case ApiRequest::Method::kPost:
      return "POST";
    case ApiRequest::Method::kPut:
      return "PUT";
    case ApiRequest::Method::kDelete:
      return "DELETE";
  }
  return "GET";
}

}  // namespace

Exchange::Exchange(const ApiRequest& request, Link link) : request_(request), link_(std::move(link)) {
  if (!easy_ || !multi_) throw base::Error(ErrorKind::kInternal, "no memory for a connection");
  configure();
  configure_body();
}

Exchange::~Exchange() {
  curl_multi_remove_handle(multi_.get(), easy_.get());
}

ApiReply Exchange::run(const base::CancelToken& cancel, base::ProgressSink& progress) {
  const auto report = [&] {
    if (request_.out) report_download(easy_.get(), progress);
  };
  const CURLcode code = run_transfer(multi_.get(), easy_.get(), [&] {
    cancel.check();
    check_clock();
    report();
  });
  report();
  if (code != CURLE_OK) fail(code);
  reply_.status = curl_info<long>(easy_.get(), CURLINFO_RESPONSE_CODE);
  if (const std::string* type = reply_.header("content-type")) reply_.content_type = *type;
  return std::move(reply_);
}

void Exchange::configure() {
  CURL* easy = easy_.get();
  curl_set(easy, CURLOPT_URL, link_.url.c_str());
  configure_http(easy);
  curl_set(easy, CURLOPT_WRITEFUNCTION, &Exchange::on_body);
  curl_set(easy, CURLOPT_WRITEDATA, static_cast<void*>(this));
  curl_set(easy, CURLOPT_HEADERFUNCTION, &Exchange::on_header);
  curl_set(easy, CURLOPT_HEADERDATA, static_cast<void*>(this));
  // A body goes out at once: waiting for "100 Continue" costs a second where nobody sends one.
  headers_.reset(curl_slist_append(headers_.release(), "Expect:"));
  for (const ApiHeader& header : request_.headers) {
    headers_.reset(
        curl_slist_append(headers_.release(), fmt::format("{}: {}", header.name, header.value).c_str()));
  }
  curl_set(easy, CURLOPT_HTTPHEADER, headers_.get());
}

void Exchange::configure_body() {
  CURL* easy = easy_.get();
  curl_set(easy, CURLOPT_CUSTOMREQUEST, method_name(request_.method));
  if (request_.out) {
    out_ = base::FileDescriptor(
        ::open(request_.out->c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));  // NOLINT(*-vararg)
    if (!out_) throw base::file_error("create", request_.out->string(), errno);
  }
  if (request_.method == ApiRequest::Method::kGet) return;
  if (request_.body_file) {
    upload_.reset(std::fopen(request_.body_file->c_str(), "rbe"));
    if (!upload_) throw base::file_error("read", request_.body_file->string(), errno);
    curl_set(easy, CURLOPT_UPLOAD, 1L);
    curl_set(easy, CURLOPT_READDATA, static_cast<void*>(upload_.get()));
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(*request_.body_file, error);
    if (error) throw base::file_error("read", request_.body_file->string(), error.value());
    curl_set(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(size));
  } else if (request_.method != ApiRequest::Method::kDelete) {
    curl_set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    curl_set(easy, CURLOPT_POSTFIELDS, request_.body.c_str());
  }
}

void Exchange::check_clock() {
  const steady_clock::time_point now = steady_clock::now();
  const curl_off_t moved = curl_info<curl_off_t>(easy_.get(), CURLINFO_SIZE_DOWNLOAD_T) +
                           curl_info<curl_off_t>(easy_.get(), CURLINFO_SIZE_UPLOAD_T) +
                           static_cast<curl_off_t>(header_bytes_);
  if (moved != std::exchange(moved_, moved)) last_moved_ = now;
  if (now - began_ > request_.most_time)
    throw unanswered(ErrorKind::kTimedOut, fmt::format("{} takes too long; try again later", link_.host), "");
  if (now - last_moved_ > request_.most_silence)
    throw unanswered(ErrorKind::kTimedOut, fmt::format("{} does not answer; try again later", link_.host),
                     "");
}

Unanswered Exchange::unanswered(ErrorKind kind, const std::string& message,
                                const std::string& details) const {
  // Counted as soon as the head of the request has been handed to the connection.
  const bool is_sent = curl_info<long>(easy_.get(), CURLINFO_REQUEST_SIZE) > 0;
  return {kind, message, details,
          is_sent ? Unanswered::Request::kMayHaveArrived : Unanswered::Request::kNotSent};
}

void Exchange::fail(CURLcode code) const {
  const std::string details = curl_easy_strerror(code);
  if (write_error_ != 0) throw base::file_error("write", "what is downloaded", write_error_);
  if (is_too_large_) {
    throw unanswered(ErrorKind::kTooLong,
                     fmt::format("{} sends more than {} MiB", link_.host, request_.most_bytes >> 20),
                     details);
  }
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      throw unanswered(ErrorKind::kUnreachable,
                       fmt::format("there is no host named {}; check its address", link_.host), details);
    case CURLE_COULDNT_CONNECT:
      throw unanswered(ErrorKind::kUnreachable,
                       fmt::format("{} does not take our call; is it running?", link_.host_and_port()),
                       details);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
      throw unanswered(ErrorKind::kUnreachable, fmt::format("{} cannot prove who it is", link_.host),
                       details);
    default:
      throw unanswered(ErrorKind::kUnreachable, fmt::format("the connection to {} broke", link_.host),
                       details);
  }
}

bool Exchange::take(std::string_view data) {
  if (data.size() > request_.most_bytes - reply_.bytes) {
    is_too_large_ = true;
    return false;
  }
  reply_.bytes += data.size();
  if (request_.out && has_succeeded(easy_.get())) {
    write_error_ = write_all(out_.get(), data);
    return write_error_ == 0;
  }
  reply_.body += data;
  return true;
}

void Exchange::take_header(std::string_view line) {
  if (line.starts_with("HTTP/")) reply_.headers.clear();  // of an answer that only announced this one
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  reply_.headers.push_back(
      {base::lower(line.substr(0, colon)), std::string(base::trimmed(line.substr(colon + 1)))});
}

std::size_t Exchange::on_body(char* data, std::size_t one, std::size_t size, void* self) {
  return static_cast<Exchange*>(self)->take({data, one * size}) ? one * size : 0;
}

std::size_t Exchange::on_header(char* data, std::size_t one, std::size_t size, void* self) {
  auto& exchange = *static_cast<Exchange*>(self);
  exchange.header_bytes_ += one * size;
  if (exchange.header_bytes_ > kMostHeaderBytes) return 0;
  exchange.take_header({data, one * size});
  return one * size;
}

}  // namespace net
