"""Errors in OpenAI's form."""

from common import Answer, Refusal


def error(status, message, kind="invalid_request_error", param=None, code=None):
    return Answer(status, {"error": {"message": message, "type": kind, "param": param, "code": code}})


def refuse(message, param=None, code=None, status=400, kind="invalid_request_error"):
    raise Refusal(error(status, message, kind, param, code))
