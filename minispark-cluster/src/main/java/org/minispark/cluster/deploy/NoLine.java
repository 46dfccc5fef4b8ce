package org.minispark.cluster.deploy;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Why there is no line to a master, in words: no class names, no addresses twice. */
final class NoLine {
  private NoLine() {}

  static String inWords(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    String known = message.toLowerCase(Locale.ROOT);
    if (failure instanceof UnknownHostException) {
      return "there is no such host";
    }
    if (failure instanceof ConnectException && known.contains("refused")) {
      return "nobody listens there";
    }
    if (failure instanceof ConnectException && known.contains("timed out")) {
      return "it does not answer";
    }
    if (known.contains("unreachable") || known.startsWith("no route to host")) {
      return "the network does not reach it";
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : message;
  }
}
