"""What holds for the whole API: configuration, health, unknown routes, bodies that are none, CORS, request ids."""

from contract.case import Case, error, invalid, item, missing, plain
from contract.shapes import (ANY, BOOL, INTEGER, STRING, TEXT, UUID, nullable, says, starting,
                             with_keys)

SCENES = "/api/mv/create_scenes"
HERE = "http://localhost:3000"
ALLOWED = {"Access-Control-Allow-Origin": HERE, "Access-Control-Allow-Credentials": "true", "Vary": says("Origin")}

CONFIGURATION = [
    Case("the flavors are listed, sorted", "GET", "/api/mv/get_config_flavors", shape={"flavors": ["default", "example", "mv1"]}),
    Case("only directors that are really applied are listed: none", "GET", "/api/mv/get_director_configs", shape={"configs": []}),
    Case("the storage settings are shown", "GET", "/api/mv/config/debug",
         shape=with_keys(SERVE_FROM_CLOUD=False, STORAGE_BACKEND=STRING, STORAGE_BUCKET=nullable(STRING),
                         PRESIGNED_URL_EXPIRY=INTEGER, cloud_serving_enabled=False)),
]

HEALTH = [
    Case("health is told in the old words", "GET", "/health",
         shape={"status": "healthy", "service": "ai-video-generator", "version": "1.0.0"}),
    Case("the root tells name, version and where things are", "GET", "/", shape=with_keys(name=TEXT, version=TEXT),
         check=lambda reply, _: [] if "/docs" in reply.text and "/health" in reply.text else ["no map of links"]),
    Case("a fresh server is ready", "GET", "/ready", shape=with_keys(status="ready")),
    Case("metrics are Prometheus text", "GET", "/metrics", type=starting("text/plain"),
         check=lambda reply, _: prometheus(reply.text)),
    Case("the reference page is HTML", "GET", "/docs", type=starting("text/html"),
         reply_headers={"Content-Security-Policy": says("frame-ancestors"), "X-Content-Type-Options": "nosniff"}),
    Case("HEAD of a GET route has no body", "HEAD", "/health",
         check=lambda reply, _: ["there is a body"] if reply.body else []),
]


def prometheus(text):
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    wrong = [f"no metric: {line!r}" for line in lines if len(line.rsplit(" ", 1)) != 2 or not is_number(line.rsplit(" ", 1)[1])]
    wrong += [] if "# TYPE " in text and "# HELP " in text else ["no TYPE and HELP lines"]
    return wrong + ([] if any("job" in line for line in lines) else ["no figure about jobs"])


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


ROUTES = [
    Case("an unknown route below /api", "GET", "/api/nothing", status=404, shape=plain("Not Found")),
    Case("an unknown route elsewhere", "GET", "/nothing", status=404, shape=plain("Not Found")),
    Case("an unknown route asked to take something", "POST", "/api/mv/nothing", json={}, status=404, shape=plain("Not Found")),
    Case("a wrong method names the right ones", "GET", SCENES, status=405, shape=plain("Method Not Allowed"),
         reply_headers={"Allow": says("POST")}),
    Case("a wrong method on a GET route", "DELETE", "/api/mv/get_config_flavors", status=405, shape=plain("Method Not Allowed"),
         reply_headers={"Allow": says("GET")}),
    Case("lip-sync needs a clip", "POST", "/api/mv/lipsync", json={}, status=400, shape=error("ValidationError", says("no clip"))),
    Case("and a song", "POST", "/api/mv/lipsync", json={"video_url": "http://example.org/clip.mp4"}, status=400,
         shape=error("ValidationError", says("no song"))),
]

GOOD = b'{"idea":"A lamp","character_description":"A moth","number_of_scenes":1}'
JSON = {"Content-Type": "application/json"}

BODIES = [
    Case("a body without a content type is read as JSON", "POST", SCENES, body=GOOD),
    Case("a content type with a charset", "POST", SCENES, body=GOOD, headers={"Content-Type": "application/json; charset=utf-8"}),
    Case("a content type that ends in +json", "POST", SCENES, body=GOOD, headers={"Content-Type": "application/vnd.api+json"}),
    Case("JSON sent as text", "POST", SCENES, body=GOOD, headers={"Content-Type": "text/plain"}, status=415,
         shape=error("UnsupportedMediaType", says("application/json"))),
    Case("JSON sent as a form", "POST", SCENES, body=GOOD, headers={"Content-Type": "application/x-www-form-urlencoded"},
         status=415, shape=error("UnsupportedMediaType")),
    Case("no body at all", "POST", SCENES, status=422, shape=invalid(missing("body", None))),
    Case("half an object", "POST", SCENES, body=b'{"idea":"A lamp",', headers=JSON, status=422,
         shape=with_keys(detail=[with_keys(type="json_invalid", loc=["body", INTEGER], msg=TEXT)], error="ValidationError",
                         message=TEXT, request_id=TEXT)),
    Case("no JSON", "POST", SCENES, body=b"idea=lamp", headers=JSON, status=422,
         shape=with_keys(detail=[with_keys(type="json_invalid", loc=["body", 0])])),
    Case("more after the object", "POST", SCENES, body=GOOD + b"x", headers=JSON, status=422,
         shape=with_keys(detail=[with_keys(type="json_invalid")])),
    Case("a list instead of an object", "POST", SCENES, body=b"[]", headers=JSON, status=422,
         shape=invalid(item("model_attributes_type", "body",
                            "Input should be a valid dictionary or object to extract fields from", []))),
    Case("a text instead of an object", "POST", SCENES, body=b'"idea"', headers=JSON, status=422,
         shape=with_keys(detail=[with_keys(type="model_attributes_type", loc=["body"])])),
    Case("null instead of an object", "POST", SCENES, body=b"null", headers=JSON, status=422,
         shape=with_keys(detail=[with_keys(loc=["body"])])),
    Case("no UTF-8", "POST", SCENES, body=b'{"idea":"\xff\xfe","character_description":"A moth"}', headers=JSON, status=422,
         shape=with_keys(detail=ANY, error="ValidationError", message=TEXT)),
    Case("nested too deeply", "POST", SCENES, body=b'{"idea":' + b"[" * 40 + b"]" * 40 + b"}", headers=JSON, status=400,
         shape=error("ValidationError", says("nest"))),
    Case("nested far too deeply", "POST", SCENES, body=b"[" * 100_000, headers=JSON, status=400, shape=error("ValidationError")),
    Case("larger than 512 KiB", "POST", SCENES, body=b'{"idea":"' + b"a" * (513 << 10) + b'"}', headers=JSON, status=413,
         shape=error("TooLarge")),
    Case("an unknown field is ignored", "POST", SCENES,
         json={"idea": "A lamp", "character_description": "A moth", "number_of_scenes": 1, "colour": "red"}),
]

CORS = [
    Case("a preflight from an allowed page", "OPTIONS", SCENES, type=starting("text/plain"),
         headers={"Origin": HERE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,x-api-key"},
         reply_headers={**ALLOWED, "Access-Control-Allow-Headers": says("content-type", "x-api-key"),
                        "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
                        "Access-Control-Max-Age": "600"},
         check=lambda reply, _: [] if reply.body == b"OK" else [f"body is {reply.body!r}"]),
    Case("a preflight for an upload", "OPTIONS", "/api/audio/upload",
         headers={"Origin": HERE, "Access-Control-Request-Method": "PUT"}, type=starting("text/plain"), reply_headers=ALLOWED),
    Case("a preflight from a foreign page", "OPTIONS", SCENES, status=400, type=starting("text/plain"),
         headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"},
         reply_headers={"Access-Control-Allow-Origin": None}),
    Case("an answer to an allowed page", "GET", "/api/mv/get_config_flavors", headers={"Origin": HERE}, reply_headers=ALLOWED),
    Case("an answer to a foreign page is not for its eyes", "GET", "/api/mv/get_config_flavors",
         headers={"Origin": "https://evil.example"}, reply_headers={"Access-Control-Allow-Origin": None}),
    Case("no origin, no allow-origin", "GET", "/api/mv/get_config_flavors", reply_headers={"Access-Control-Allow-Origin": None}),
    Case("a 404 carries CORS", "GET", "/api/nothing", headers={"Origin": HERE}, status=404, reply_headers=ALLOWED),
    Case("a 405 carries CORS", "GET", SCENES, headers={"Origin": HERE}, status=405, reply_headers=ALLOWED),
    Case("a 422 carries CORS", "POST", SCENES, json={}, headers={"Origin": HERE}, status=422, reply_headers=ALLOWED),
    Case("a 400 carries CORS", "POST", SCENES, json={"idea": " ", "character_description": "x"}, headers={"Origin": HERE},
         status=400, reply_headers=ALLOWED),
    Case("a 500 carries CORS", "POST", "/api/mv/generate_video", json={"prompt": "x", "backend": "gemini"},
         headers={"Origin": HERE}, status=500, reply_headers=ALLOWED),
    Case("a write from a foreign page is refused", "POST", SCENES, body=GOOD,
         headers={"Origin": "https://evil.example", "Content-Type": "application/json"}, status=403,
         reply_headers={"Access-Control-Allow-Origin": None}),
]

IDS = [
    Case("a client's request id comes back", "GET", "/health", headers={"X-Request-ID": "abc-123"},
         reply_headers={"X-Request-ID": "abc-123"}),
    Case("a client's request id stands in the error too", "GET", "/api/mv/get_video/short", headers={"X-Request-ID": "abc-124"},
         status=400, shape=error("ValidationError"), reply_headers={"X-Request-ID": "abc-124"}),
    Case("a request id that is none is replaced", "GET", "/health", headers={"X-Request-ID": "a b<script>"},
         check=lambda reply, _: ["it came back"] if "script" in reply.headers["X-Request-ID"] else []),
]

GENERAL = CONFIGURATION + HEALTH + ROUTES + BODIES + CORS + IDS

# On a server with API_KEY=secret-one, hash:<sha256 of secret-two>.
UNAUTHORIZED = {"error": "Unauthorized", "message": TEXT, "detail": STRING, "request_id": TEXT}
ASKED = {"WWW-Authenticate": "ApiKey"}
KEYED = [
    Case("no key", "GET", "/api/mv/get_config_flavors", status=401, shape=UNAUTHORIZED, reply_headers=ASKED),
    Case("an empty key", "GET", "/api/mv/get_config_flavors", headers={"X-API-Key": ""}, status=401, shape=UNAUTHORIZED,
         reply_headers=ASKED),
    Case("a wrong key", "GET", "/api/mv/get_config_flavors", headers={"X-API-Key": "secret-on"}, status=401,
         shape=UNAUTHORIZED, reply_headers=ASKED),
    Case("an unknown route without a key", "GET", "/api/nothing", status=401, shape=UNAUTHORIZED),
    Case("an unknown route with a key", "GET", "/api/nothing", headers={"X-API-Key": "secret-one"}, status=404,
         shape=plain("Not Found")),
    Case("a 401 carries CORS", "GET", "/api/jobs", headers={"Origin": HERE}, status=401, shape=UNAUTHORIZED, reply_headers=ALLOWED),
    Case("a key in the header", "GET", "/api/mv/get_config_flavors", headers={"X-API-Key": "secret-one"}),
    Case("a key that is kept as its hash", "GET", "/api/mv/get_config_flavors", headers={"X-API-Key": "secret-two"}),
    Case("a key in the query of a GET", "GET", "/api/mv/get_config_flavors?api_key=secret-one"),
    Case("a key in the query of a write does not count", "POST", SCENES + "?api_key=secret-one", body=GOOD, status=401,
         shape=UNAUTHORIZED),
    Case("a preflight needs no key", "OPTIONS", SCENES, type=starting("text/plain"), reply_headers=ALLOWED,
         headers={"Origin": HERE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-api-key"}),
    Case("health is open", "GET", "/health"),
    Case("readiness is open", "GET", "/ready"),
    Case("the root is open", "GET", "/"),
    Case("the reference is open", "GET", "/docs", type=starting("text/html")),
    Case("the description is open", "GET", "/openapi.json"),
    Case("metrics are not", "GET", "/metrics", status=401, shape=UNAUTHORIZED),
    Case("metrics with a key", "GET", "/metrics", headers={"X-API-Key": "secret-one"}, type=starting("text/plain")),
    Case("a clip, made with a key", "POST", "/api/mv/generate_video", headers={"X-API-Key": "secret-one"},
         json={"prompt": "A beach", "duration": 1}, shape=with_keys(video_id=UUID, video_url=says("/api/mv/get_video/", "signature=")),
         keep={"clip": "video_id", "clip_url": "video_url"}),
    Case("its address carries a signature, so that a player needs no key", "GET", "{clip_url}", type="video/mp4"),
    Case("the same without the signature", "GET", "/api/mv/get_video/{clip}", status=401, shape=UNAUTHORIZED),
    Case("with a signature that is not its own", "GET",
         "/api/mv/get_video/00000000-0000-4000-8000-000000000000?expires=99999999999&signature=abc",
         status=401, shape=UNAUTHORIZED),
    Case("a player's key in the query", "GET", "/api/mv/get_video/{clip}?api_key=secret-one", type="video/mp4"),
    Case("logging in with a wrong key", "POST", "/api/login", json={"key": "wrong"}, status=401, shape=UNAUTHORIZED),
    Case("logging in", "POST", "/api/login", json={"key": "secret-one"}, status=(200, 204),
         reply_headers={"Set-Cookie": says("HttpOnly", "SameSite")}),
]

# On a server with MOCK_VID_GENS=true, two CORS origins and retired variables.
SETTINGS = [
    Case("the settings are shown as they are", "GET", "/api/mv/config/debug",
         shape=with_keys(SERVE_FROM_CLOUD=BOOL, STORAGE_BACKEND=STRING, PRESIGNED_URL_EXPIRY=120,
                         cloud_serving_enabled=BOOL)),
    Case("mock mode paints with the built-in painter, whatever was asked for", "POST", "/api/mv/generate_video",
         json={"prompt": "A beach", "duration": 1, "backend": "gemini"}, shape=with_keys(video_id=UUID), keep={"clip": "video_id"}),
    Case("and the clip can be watched by its own id", "GET", "/api/mv/get_video/{clip}", type="video/mp4"),
    Case("a page of the second origin, which stands behind a blank", "GET", "/health", headers={"Origin": "http://studio.example"},
         reply_headers={"Access-Control-Allow-Origin": "http://studio.example"}),
]

