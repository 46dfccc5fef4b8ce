package org.minispark.cluster.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that tells the test when it runs, and runs until the test has it end. */
final class TestingDriver implements AutoCloseable {
  private static final int PATIENCE_MILLIS = (int) TimeUnit.MINUTES.toMillis(5);

  private static final String PROGRAM =
      """
      import java.net.Socket;

      public class Patient {
        public static void main(String[] args) throws Exception {
          try (Socket test = new Socket("127.0.0.1", Integer.parseInt(args[0]))) {
            String here = ProcessHandle.current().pid() + "\\n";
            test.getOutputStream().write(here.getBytes("UTF-8"));
            if (test.getInputStream().read() != 0) {
              System.err.println("\\u001b[31mred");
              throw new IllegalStateException("as the test wants");
            }
          }
        }
      }
      """;

  private final List<Socket> lines = new ArrayList<>();
  private final ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());

  TestingDriver() throws IOException {
    door.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Its jar. */
  String jar(Path folder) throws IOException {
    return new TestingJar(folder).program("Patient", PROGRAM).toString();
  }

  /** What it is to be started with. */
  String argument() {
    return Integer.toString(door.getLocalPort());
  }

  /** The next that runs, or will. */
  Running next() throws IOException {
    Socket line = door.accept();
    lines.add(line);
    line.setSoTimeout(PATIENCE_MILLIS);
    var heard =
        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    return new Running(line, Long.parseLong(heard.readLine()));
  }

  /** One attempt of the program. */
  record Running(Socket line, long pid) {
    void finish() throws IOException {
      line.getOutputStream().write(0);
    }

    void fail() throws IOException {
      line.getOutputStream().write(1);
    }

    /** Waits for the end of its process. */
    void awaitEnd() throws Exception {
      var process = ProcessHandle.of(pid);
      if (process.isPresent()) {
        process.get().onExit().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket line : lines) {
      line.close();
    }
    door.close();
  }
}
