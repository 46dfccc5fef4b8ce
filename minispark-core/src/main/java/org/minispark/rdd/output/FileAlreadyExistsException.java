package org.minispark.rdd.output;

import java.io.IOException;

/** The output directory of a job exists: it would be overwritten. */
public final class FileAlreadyExistsException extends IOException {
  private static final long serialVersionUID = 1L;

  public FileAlreadyExistsException(String message) {
    super(message);
  }
}
