"""The WebSockets of the fake of ComfyUI: one for each client id."""

import uuid

from wire import Answer, Took
from websocket import WebSocket, asks_for_one


class Sockets:
    def __init__(self, fake):
        self._fake = fake
        self._open = {}  # client id → [WebSocket, messages sent]

    def serve(self, request):
        """Holds one until it ends. A second one of the same client takes the place of the first."""
        if self._fake.set["ws_refused"] or not asks_for_one(request):
            return Answer(400, "No WebSocket UPGRADE hdr: None\n Can \"Upgrade\" only to \"WebSocket\".")
        client = request.query.get("clientId") or uuid.uuid4().hex
        socket = WebSocket(request)
        with self._fake.lock:
            self._open[client] = [socket, 0]
        self.send(client, {"type": "status", "data": {"status": self._fake.queue.info(), "sid": client}})
        socket.wait_for_end()
        with self._fake.lock:
            if self._open.get(client, [None])[0] is socket:
                del self._open[client]
        raise Took

    def send(self, client, message):
        """`message`: what JSON can hold, or bytes for a binary frame. Nothing when the client is not there."""
        with self._fake.lock:
            entry = self._open.get(client)
            if not entry:
                return
            entry[1] += 1
            most = self._fake.set["ws_drops_after"]
            if most is not None and entry[1] > most:
                entry[0].drop()
                return
            try:
                if isinstance(message, bytes):
                    entry[0].send_bytes(message)
                else:
                    entry[0].send_json(message)
            except OSError:
                del self._open[client]

    def send_status(self):
        """To all, how long the queue is."""
        with self._fake.lock:
            clients = list(self._open)
        for client in clients:
            self.send(client, {"type": "status", "data": {"status": self._fake.queue.info()}})

    def drop_all(self):
        with self._fake.lock:
            sockets, self._open = self._open, {}
        for socket, _ in sockets.values():
            socket.drop()
