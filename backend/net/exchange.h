#pragma once

#include <chrono>
#include <cstdio>
#include <memory>
#include <string_view>

#include "base/file_descriptor.h"
#include "net/api_client.h"
#include "net/curl_handles.h"
#include "net/link.h"

namespace net {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// One request on its way. One thread.
class Exchange {
 public:
  Exchange(const ApiRequest& request, Link link);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // Throws as ask().
  ApiReply run(const base::CancelToken& cancel, base::ProgressSink& progress);

 private:
  void configure();
  void configure_body();
  void check_clock();
  [[noreturn]] void fail(CURLcode code) const;
  Unanswered unanswered(base::ErrorKind kind, const std::string& message, const std::string& details) const;
  bool take(std::string_view data);
  void take_header(std::string_view line);

  static std::size_t on_body(char* data, std::size_t one, std::size_t size, void* self);
  static std::size_t on_header(char* data, std::size_t one, std::size_t size, void* self);

  const ApiRequest& request_;
  const Link link_;
  CurlEasy easy_{curl_easy_init()};
  CurlMulti multi_{curl_multi_init()};
  CurlList headers_;
  std::unique_ptr<std::FILE, CloseFile> upload_;
  base::FileDescriptor out_;
  ApiReply reply_;
  std::size_t header_bytes_ = 0;
  int write_error_ = 0;
  bool is_too_large_ = false;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  curl_off_t moved_ = 0;  // bytes both ways, at last_moved_
  std::chrono::steady_clock::time_point last_moved_ = began_;
};

}  // namespace net
