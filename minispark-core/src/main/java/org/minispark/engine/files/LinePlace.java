package org.minispark.engine.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Where a line of text stands, for an error that shows it. Who reads a part of a file does not know
 * how many lines came before; so the files are read again, from the start.
 */
public final class LinePlace {
  private LinePlace() {}

  /**
   * Number and file of the first line that is {@code line}, white space at its ends apart: {@code
   * line 3 of file:/data/points}; {@code paths} if there is none any more.
   *
   * @param paths as programs give them: files, directories, patterns
   * @throws IOException if they cannot be read again
   */
  public static String find(String paths, String line) throws IOException {
    for (InputFile file : InputFiles.find(paths, InputFiles.Subdirectories.REFUSE)) {
      int number = find(file.name(), line);
      if (number > 0) {
        return "line " + number + " of " + file.name();
      }
    }
    return paths;
  }

  /** Counted from 1; 0 if it is not there. */
  private static int find(FileName file, String line) throws IOException {
    try (InputStream packed = CheckedInput.open(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Compression.of(file).unpack(packed), StandardCharsets.UTF_8))) {
      int number = 1;
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        if (next.trim().equals(line)) {
          return number;
        }
        number++;
      }
      return 0;
    }
  }
}
