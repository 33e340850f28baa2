"""Speaks a line with libespeak-ng and says when each phone and each word begins."""

import ctypes
from dataclasses import dataclass

import numpy as np

SOURCE_PITCH = 62    # espeak units; with range 0 the speech is a monotone
SPEED = 120          # words per minute: slow enough for full vowels
WORD, PHONEME = 1, 7


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("unique_identifier", ctypes.c_uint), ("text_position", ctypes.c_int),
                ("length", ctypes.c_int), ("audio_position", ctypes.c_int), ("sample", ctypes.c_int),
                ("user_data", ctypes.c_void_p), ("id", _Id)]


@dataclass
class Phone:
    name: str
    start: float
    end: float
    word: int

    @property
    def is_vowel(self):
        return self.name[0] in "aAeEiIoOuUV03@"


class Speaker:
    """One espeak-ng voice, kept open."""

    def __init__(self, voice="en-us"):
        self.lib = ctypes.CDLL("libespeak-ng.so.1")
        self.rate = self.lib.espeak_Initialize(1, 0, None, 1)
        if self.rate <= 0:
            raise RuntimeError("espeak-ng does not start")
        self.lib.espeak_SetVoiceByName(voice.encode())
        for parameter, value in ((1, SPEED), (3, SOURCE_PITCH), (4, 0)):
            self.lib.espeak_SetParameter(parameter, value, 0)
        callback_type = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int,
                                         ctypes.POINTER(_Event))
        self.callback = callback_type(self._collect)
        self.lib.espeak_SetSynthCallback(self.callback)

    def _collect(self, samples, count, events):
        if samples and count:
            self.chunks.append(np.ctypeslib.as_array(samples, (count,)).astype(np.float64) / 32768)
        i = 0
        while events[i].type:
            event = events[i]
            self.events.append((event.type, event.audio_position / 1000, event.id.string.decode()))
            i += 1
        return 0

    def say(self, text):
        """Samples at self.rate and the list of phones."""
        self.chunks, self.events = [], []
        data = text.encode() + b"\0"
        self.lib.espeak_Synth(data, ctypes.c_size_t(len(data)), 0, 1, 0, 1, None, None)
        self.lib.espeak_Synchronize()
        samples = np.concatenate(self.chunks)
        phones, word = [], -1
        for kind, time, name in self.events:
            if kind == WORD:
                word += 1
            elif kind == PHONEME:
                if phones:
                    phones[-1].end = time
                phones.append(Phone(name, time, len(samples) / self.rate, word))
        return samples, [p for p in phones if p.end > p.start and not p.name.startswith("_")]
