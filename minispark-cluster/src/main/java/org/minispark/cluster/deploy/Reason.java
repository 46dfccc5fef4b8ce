package org.minispark.cluster.deploy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why something has failed, in words for an operator: no class names, no addresses twice. */
final class Reason {
  private Reason() {}

  /** Why there is no line to a master. */
  static String ofNoLine(Throwable failure) {
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

  /** Why a file or directory cannot be made or used; without its name. */
  static String ofNoFile(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such place";
    }
    if (failure instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}
