#include "app/exit_code.h"

namespace app {

int exit_code(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::kInternal:
      return 1;
    case base::ErrorKind::kUsage:
      return 2;
    case base::ErrorKind::kNotFound:
      return 4;
    case base::ErrorKind::kUnreadable:
      return 5;
    case base::ErrorKind::kEmpty:
      return 6;
    case base::ErrorKind::kDamaged:
      return 7;
    case base::ErrorKind::kNotMedia:
      return 8;
    case base::ErrorKind::kPlaylist:
      return 9;
    case base::ErrorKind::kUnsupported:
      return 10;
    case base::ErrorKind::kUnwritable:
      return 11;
    case base::ErrorKind::kDiskFull:
      return 12;
    case base::ErrorKind::kOutOfRange:
      return 13;
    case base::ErrorKind::kTooLong:
      return 14;
    case base::ErrorKind::kInvalidText:
      return 15;
    case base::ErrorKind::kBadFlavor:
      return 16;
    case base::ErrorKind::kOutOfSync:
      return 17;
    case base::ErrorKind::kUnsuitable:
      return 26;
    case base::ErrorKind::kTimedOut:
      return 18;
    case base::ErrorKind::kConflict:
      return 19;
    case base::ErrorKind::kNotConfigured:
      return 20;
    case base::ErrorKind::kUnavailable:
      return 21;
    case base::ErrorKind::kUnreachable:
      return 22;
    case base::ErrorKind::kRefusedAddress:
      return 23;
    case base::ErrorKind::kNeedsUser:
    case base::ErrorKind::kOrderUnknown:
      return 24;
    case base::ErrorKind::kBadRecords:
      return 25;
    case base::ErrorKind::kMakerFailed:
      return 27;
    case base::ErrorKind::kCanceled:
      return 130;  // as shells say for Ctrl-C
  }
  return 1;
}

}  // namespace app
