"""Errors in the two forms of the Gemini API: google.rpc.Status, and the shorter one of /interactions."""

from common import Answer, Refusal

NAMES = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 429: "RESOURCE_EXHAUSTED",
         500: "INTERNAL", 503: "UNAVAILABLE"}
# Of /interactions. Seen in public: invalid_request. The others follow its manner and were not seen.
SHORT_NAMES = {400: "invalid_request", 401: "unauthenticated", 403: "permission_denied", 404: "not_found", 429: "too_many_requests",
               500: "internal_error", 503: "service_unavailable"}
MESSAGES = {
    404: "Requested entity was not found.",
    429: "You exceeded your current quota, please check your plan and billing details. For more information on this error, head "
         "to: https://ai.google.dev/gemini-api/docs/rate-limits.",
    500: "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting",
    503: "The model is overloaded. Please try again later.",
}
NO_KEY = ("Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of "
          "API consumer identity to call this API.")
WRONG_KEY = "API key not valid. Please pass a valid API key."
NO_MONEY = ("Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to manage your project and "
            "billing.")
TYPE = "type.googleapis.com/google.rpc."


def status_error(code, message="", name=None, details=()):
    error = {"code": code, "message": message or MESSAGES[code], "status": name or NAMES[code]}
    if details:
        error["details"] = list(details)
    return Answer(code, {"error": error})


def short_error(code, message=""):
    return Answer(code, {"error": {"message": message or MESSAGES[code], "code": SHORT_NAMES[code]}})


def error_for(request, code, message="", name=None, details=()):
    """In the form that the request's path answers in."""
    if request.path.split("/")[2:3] == ["interactions"]:
        return short_error(code, message)
    return status_error(code, message, name, details)


def refuse(request, code, message="", name=None, details=()):
    raise Refusal(error_for(request, code, message, name, details))


def too_many(request, seconds):
    """429; `seconds` until the next try, or None when the vendor does not say. Google has no Retry-After."""
    details = [{"@type": TYPE + "QuotaFailure",
                "violations": [{"quotaMetric": "generativelanguage.googleapis.com/generate_requests_per_model",
                                "quotaId": "GenerateRequestsPerMinutePerProjectPerModel"}]}]
    message = MESSAGES[429]
    if seconds is not None:
        message += f"\nPlease retry in {seconds}s."
        details.append({"@type": TYPE + "RetryInfo", "retryDelay": f"{seconds}s"})
    return error_for(request, 429, message, details=details)


def key_error(request, key, code):
    """`code`: how a wrong key is refused; the vendor does so with 400, while no key at all is 403."""
    if not key:
        return error_for(request, 403, NO_KEY)
    reason = {"@type": TYPE + "ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com",
              "metadata": {"service": "generativelanguage.googleapis.com"}}
    return error_for(request, code, WRONG_KEY, details=[reason])


def json_of(request):
    try:
        body = request.json
    except ValueError:
        body = None
    if not isinstance(body, dict):
        refuse(request, 400, "Invalid JSON payload received. Expected an object.")
    return body


def known_only(request, value, known, where):
    """Refuses fields that the API does not have, as Google does."""
    for name in value:
        if name not in known:
            at = f' at \'{where}\'' if where else ""
            message = f'Invalid JSON payload received. Unknown name "{name}"{at}: Cannot find field.'
            refuse(request, 400, message, details=[{"@type": TYPE + "BadRequest",
                                                    "fieldViolations": [{"field": where, "description": message}]}])
