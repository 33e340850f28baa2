#include "routers/http/session.h"

#include <algorithm>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "routers/http/head_scanner.h"

namespace http {
namespace {

constexpr std::size_t kReadAtOnce = 4 << 10;
constexpr std::size_t kKeptBuffer = 16 << 10;

}  // namespace

Session::Session(Context& context, asio::ip::tcp::socket socket, std::unique_ptr<ConnectionTicket> ticket)
    : context_(context),
      ticket_(std::move(ticket)),
      connection_(std::move(socket)),
      signal_(context.loop.get_executor()),
      place_(context.sessions.insert(context.sessions.end(), this)),
      body_memory_(context) {
  connection_.set_write_stall(context.settings.write_stall);
}

Session::~Session() {
  context_.sessions.erase(place_);
}

void Session::start() {
  auto running = run(shared_from_this());
  asio::co_spawn(context_.loop, std::move(running), asio::detached);
}

void Session::drain() {
  keeps_ = false;
  if (idle_) connection_.interrupt();
}

asio::awaitable<void> Session::run(std::shared_ptr<Session> self) {
  try {
    Next next = Next::kRequest;
    while (next == Next::kRequest) next = co_await self->serve_one();
    const bool more_came = !self->connection_.unread().empty();
    if (self->lingers_ || more_came) co_await self->connection_.linger();
  } catch (const std::exception& error) {
    self->context_.log.error("connection_failed", {{"why", error.what()}});
  }
  self->connection_.close();
}

void Session::begin_request() {
  Request fresh;
  std::swap(request_, fresh);
  request_.peer = ticket_ ? ticket_->address() : std::string();
  framing_ = Framing();
  route_ = nullptr;
  keeps_ = false;
  lingers_ = false;
  chunks_ = ChunkDecoder();
  error_ = nullptr;
  if (connection_.unread().empty()) connection_.give_back_memory(kKeptBuffer);
}

asio::awaitable<Session::Next> Session::serve_one() {
  begin_request();
  std::size_t size = 0;
  std::optional<Fault> fault = co_await read_head_bytes(size);
  connection_.clear_deadline();
  if (!fault && size == 0) co_return Next::kClose;

  began_ = std::chrono::steady_clock::now();
  ++context_.requests;
  if (!fault) {
    fault = read_head(connection_.unread().substr(0, size), request_, framing_);
    connection_.use(size);
  }
  const std::string* id = request_.header("X-Request-ID");
  request_.id = id && RequestIds::is_sane(*id) ? *id : context_.ids.next();
  if (fault) co_return co_await refuse(std::move(*fault));
  left_ = framing_.length;
  keeps_ = framing_.keeps_alive && !context_.draining;
  co_return co_await route_request();
}

// Until the first byte of the next request.
asio::awaitable<bool> Session::wait_for_request() {
  const auto patience = served_ ? context_.settings.idle_deadline : context_.settings.head_deadline;
  connection_.set_deadline(std::chrono::steady_clock::now() + patience);
  served_ = true;
  while (true) {
    // An empty line before a request is to be read over (RFC 9112, 2.2).
    while (connection_.unread().starts_with("\r\n")) connection_.use(2);
    const std::string_view unread = connection_.unread();
    if (!unread.empty() && unread != "\r") co_return true;
    if (context_.draining) co_return false;
    idle_ = true;
    bool more = co_await connection_.read_more(kReadAtOnce);
    idle_ = false;
    // A request that came while we were told to close is still served.
    if (!more && context_.draining) more = connection_.read_arrived() && !connection_.unread().empty();
    if (!more) co_return false;
  }
}

// `size` stays 0 when the client left without a word.
asio::awaitable<std::optional<Fault>> Session::read_head_bytes(std::size_t& size) {
  const bool wanted = co_await wait_for_request();
  if (!wanted) co_return std::nullopt;
  connection_.set_deadline(std::chrono::steady_clock::now() + context_.settings.head_deadline);
  HeadScanner scanner;
  while (true) {
    const auto whole = scanner.scan(connection_.unread());
    const std::size_t arrived = whole ? *whole : connection_.unread().size();
    if (scanner.fault()) co_return scanner.fault();
    if (arrived > context_.settings.most_head_bytes) {
      co_return Fault{431, "The headers are too large."};
    }
    if (whole) {
      size = *whole;
      co_return std::nullopt;
    }
    const bool more = co_await connection_.read_more(kReadAtOnce);
    if (!more && connection_.expired()) co_return Fault{408, "The request did not arrive in time."};
    if (!more) co_return std::nullopt;
  }
}

asio::awaitable<Session::Next> Session::route_request() {
  Match match = context_.routes.find(framing_.has_method ? &request_.method : nullptr, request_.path);
  request_.parameters = std::move(match.parameters);
  route_ = match.route;
  if (!framing_.has_method) {
    if (match.allowed.empty()) {
      Fault unknown{501, "This method is not known here."};
      co_return co_await refuse(std::move(unknown));
    }
    lingers_ = framing_.has_body();
    keeps_ = keeps_ && !lingers_;
    co_return co_await answer_without_route(match);
  }
  std::optional<Response> answer = context_.policy.refuse(request_, route_);
  if (!answer && route_) co_return co_await serve_route(*route_);
  co_await skip_body();
  if (answer) co_return co_await respond(std::move(*answer));
  co_return co_await answer_without_route(match);
}

asio::awaitable<Session::Next> Session::answer_without_route(const Match& match) {
  Response response;
  if (match.allowed.empty()) {
    response = context_.policy.on_status(request_, 404, "There is nothing at this address.");
  } else if (framing_.has_method && request_.method == Method::kOptions) {
    response.status = 204;
  } else {
    response = context_.policy.on_status(request_, 405, "This address does not take that method.");
  }
  if (!match.allowed.empty()) response.headers.push_back({"Allow", allow_header(match.allowed)});
  co_return co_await respond(std::move(response));
}

asio::awaitable<Session::Next> Session::serve_route(const Route& route) {
  const bool read = co_await read_body(route);
  if (!read) co_return Next::kClose;
  if (route.runs_on == RunsOn::kEventLoop) {
    run_handler(route);
  } else {
    std::function<void()> work = [this, &route] {
      run_handler(route);
      if (!std::holds_alternative<Later>(reply_)) upload_.reset();
    };
    co_await on_pool(std::move(work));
  }
  forget_body();
  Next next = Next::kClose;
  if (error_) {
    next = co_await fail(std::exchange(error_, nullptr));
  } else {
    next = co_await reply(std::move(reply_));
  }
  if (upload_) {
    std::function<void()> work = [this] { upload_.reset(); };
    co_await on_pool(std::move(work));
  }
  co_return next;
}

void Session::run_handler(const Route& route) {
  try {
    reply_ = Response();
    reply_ = route.handle(request_);
  } catch (...) {
    error_ = std::current_exception();
  }
}

asio::awaitable<void> Session::on_pool(std::function<void()> work) {
  bool done = false;
  std::function<void()> task = [self = shared_from_this(), &done, door = context_.door,
                                work = std::move(work)]() mutable {
    work();
    work = nullptr;
    door->post([self = std::move(self), &done] {
      done = true;
      self->signal_.raise();
    });
  };
  context_.pool.post(std::move(task));
  while (!done) co_await signal_.wait();
}

}  // namespace http
