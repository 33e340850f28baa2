#pragma once

#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "routers/http/body_memory.h"
#include "routers/http/chunk_decoder.h"
#include "routers/http/connection.h"
#include "routers/http/context.h"
#include "routers/http/head_parser.h"
#include "routers/http/served_file.h"
#include "routers/http/upload.h"

namespace http {

class LaterCall;

// One connection: reads a request, has it answered, writes the reply, and again. Event loop only; handlers
// run on the pool while the session waits for them.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Context& context, asio::ip::tcp::socket socket, std::unique_ptr<ConnectionTicket> ticket);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start();
  void check_deadline(Moment now) { connection_.check_deadline(now); }
  // Closes when no request is under way; what is under way is the last one.
  void drain();

 private:
  friend class LaterCall;
  enum class Next { kRequest, kClose };  // what comes after a request

  static asio::awaitable<void> run(std::shared_ptr<Session> self);

  // session.cpp: a request's way
  asio::awaitable<Next> serve_one();
  asio::awaitable<std::optional<Fault>> read_head_bytes(std::size_t& size);
  asio::awaitable<bool> wait_for_request();
  asio::awaitable<Next> route_request();
  asio::awaitable<Next> answer_without_route(const Match& match);
  asio::awaitable<Next> serve_route(const Route& route);
  void run_handler(const Route& route);
  void begin_request();

  // session_body.cpp
  asio::awaitable<bool> read_body(const Route& route);
  asio::awaitable<bool> read_some_of_body(const Route& route, Moment& began);
  asio::awaitable<bool> open_upload();
  asio::awaitable<bool> store_piece();
  asio::awaitable<void> give_up_body();
  asio::awaitable<void> skip_body();
  void decode_piece(std::uint64_t most, std::string& out);
  std::optional<Fault> body_fault(const Route& route);
  void forget_body();
  bool is_body_whole() const;

  // session_reply.cpp
  asio::awaitable<Next> reply(Reply reply);
  asio::awaitable<Next> respond(Response response);
  asio::awaitable<Next> respond_with_file(Response response);
  asio::awaitable<bool> send_head(const Response& response, std::optional<std::uint64_t> length,
                                  std::string_view body);
  asio::awaitable<Next> refuse(Fault fault);  // and closes
  asio::awaitable<Next> fail(std::exception_ptr error);
  void finish_headers(int status, std::vector<Header>& headers);
  void complete(int status);

  // session_later.cpp
  asio::awaitable<Next> respond_later(Later later);
  asio::awaitable<Next> open_stream(EventStream stream);
  asio::awaitable<void> stop_watching();
  void watch();
  void on_readable(const boost::system::error_code& failed);

  // Runs it on the pool and waits for it. It must not throw.
  asio::awaitable<void> on_pool(std::function<void()> work);

  Context& context_;
  std::unique_ptr<ConnectionTicket> ticket_;
  Connection connection_;
  Signal signal_;
  std::list<Session*>::iterator place_;

  // Of the current request.
  Request request_;
  Framing framing_;
  const Route* route_ = nullptr;
  Moment began_{};
  bool keeps_ = false;      // the connection, afterwards
  bool lingers_ = false;    // something of the request may still be on its way
  std::uint64_t left_ = 0;  // of a body with a length
  ChunkDecoder chunks_;
  std::optional<Fault> body_fault_;
  std::string piece_;  // of a body, on its way into the file
  BodyMemory body_memory_;
  std::optional<Upload> upload_;
  Reply reply_;
  std::exception_ptr error_;
  std::string head_;  // of the reply; kept for its memory

  bool served_ = false;  // a request already
  bool idle_ = false;
  bool watching_ = false;
  bool client_left_ = false;
  LaterCall* later_ = nullptr;
  std::optional<Response> later_response_;
};

}  // namespace http
