package org.minispark.engine.files;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Errors of file systems, said in words that name the file. */
final class FileProblem {
  private FileProblem() {}

  /** What to throw when {@code cause} happened to {@code file}. */
  static IOException of(FileName file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return because(new FileNotFoundException("File " + file + " does not exist"), cause);
    }
    if (cause instanceof AccessDeniedException) {
      return because(new FileNotFoundException(file + " (Permission denied)"), cause);
    }
    String message = cause.getMessage();
    if (message != null && message.contains(file.toString())) {
      return cause;
    }
    String reason = message == null ? cause.getClass().getSimpleName() : message;
    if (cause instanceof EOFException) {
      return because(new EOFException(file + ": " + reason), cause);
    }
    return new IOException(file + ": " + reason, cause);
  }

  private static IOException because(IOException problem, IOException cause) {
    problem.initCause(cause);
    return problem;
  }
}
