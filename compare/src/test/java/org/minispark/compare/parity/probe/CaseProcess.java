package org.minispark.compare.parity.probe;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The main class of an engine's JVM. Reads {@code class method} from standard input, a line each,
 * and answers each on standard output: the length of the text in UTF-8, as an int, and the text.
 */
public final class CaseProcess {
  private CaseProcess() {}

  public static void main(String[] args) throws IOException {
    DataOutputStream answers = new DataOutputStream(System.out);
    // What a case prints must not get among the answers.
    System.setOut(System.err);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (CaseRunner runner = new CaseRunner(Path.of(args[0]))) {
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        String[] names = line.split(" ");
        byte[] told = tell(runner, names[0], names[1]).getBytes(StandardCharsets.UTF_8);
        answers.writeInt(told.length);
        answers.write(told);
        answers.flush();
      }
    }
  }

  private static String tell(CaseRunner runner, String className, String caseName) {
    try {
      return runner.run(className, caseName);
    } catch (Exception | LinkageError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return "cannot be run: " + trace;
    }
  }
}
