package org.minispark.cluster.driver;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file or directory cannot be made or used, in words: no class names. */
public final class NoFile {
  private NoFile() {}

  /** The reason, without the file's name. */
  public static String inWords(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such place";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "it is no directory";
    }
    if (failure instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}
