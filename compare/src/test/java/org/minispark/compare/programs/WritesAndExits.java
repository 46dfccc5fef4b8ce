package org.minispark.compare.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file into the folder that it is given, says where, and ends the JVM itself. */
public final class WritesAndExits {
  private WritesAndExits() {}

  public static void main(String[] args) throws IOException {
    Path file = Files.writeString(Path.of(args[0], "part-00000"), "(a,1)\n(b,2)\n");
    System.out.println("wrote " + file);
    System.exit(0);
  }
}
