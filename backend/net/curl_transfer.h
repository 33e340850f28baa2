#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "base/progress.h"
#include "net/curl_handles.h"

// What Transfer and Exchange do alike.
namespace net {

// Honest heads have a few kilobytes.
constexpr std::size_t kMostHeaderBytes = 256 << 10;

// http(s) alone, no redirect, gzip, TLS verified, nothing of the user's netrc, no signals.
void configure_http(CURL* easy);

// Adds the connection and runs it to its end. `look` is called at least every 50 ms and may throw: a cancel,
// a clock. Throws Error{kInternal}.
CURLcode run_transfer(CURLM* multi, CURL* easy, const std::function<void()>& look);

bool has_succeeded(CURL* easy);  // 200 … 299
// How much of an answer has come, where it says how long it is.
void report_download(CURL* easy, base::ProgressSink& progress);

// Returns 0, or errno.
int write_all(int file, std::string_view data);

}  // namespace net
