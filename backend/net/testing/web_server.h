#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/file_descriptor.h"

namespace net::testing {

// A folder of its own, gone with its owner.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// One connection, as its handler sees it.
class Connection {
 public:
  Connection(int socket, const std::atomic<bool>& stopping) : socket_(socket), stopping_(stopping) {}

  // False once the other end has gone or the server stops.
  bool send(std::string_view text);
  void send_head(int status, const std::string& headers);
  // Waits until the other end goes or the server stops, or the time is over (false).
  bool wait_for_end(int milliseconds = -1);

 private:
  int socket_;
  const std::atomic<bool>& stopping_;
};

// Serves HTTP/1.1 on a free port of 127.0.0.1, one thread a connection; all are joined when it goes.
class WebServer {
 public:
  using Handler = std::function<void(Connection& connection)>;

  explicit WebServer(std::map<std::string, Handler> pages);
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  int port() const { return port_; }
  std::string host_and_port() const;
  std::string url(const std::string& path) const;
  int connections() const { return connections_; }
  std::string last_head() const;
  std::string last_body() const;  // as long as Content-Length says

  // A handler that sends a whole file or text, parts of it where asked for.
  static Handler serving(std::string body, std::string type);

 private:
  void accept_all();
  void serve(int socket);

  std::map<std::string, Handler> pages_;
  base::FileDescriptor listener_;
  int port_ = 0;
  std::atomic<int> connections_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::string last_head_, last_body_;
  std::vector<std::jthread> serving_;
  std::jthread accepting_;
};

}  // namespace net::testing
