package org.minispark.hadoop.mapred;

import java.io.IOException;

/** The output of a job would overwrite what is there already. */
public class FileAlreadyExistsException extends IOException {
  private static final long serialVersionUID = 1L;

  public FileAlreadyExistsException() {}

  public FileAlreadyExistsException(String message) {
    super(message);
  }
}
