package org.minispark.compare.differential.program;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.minispark.compare.recording.Rendering;

/**
 * A process that runs random programs: reads the genes of one, writes what it tells, until its
 * input ends.
 */
public final class ProgramProcess {
  private ProgramProcess() {}

  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // what the engine prints is no answer
    DataInputStream in = new DataInputStream(System.in);
    DataOutputStream out = new DataOutputStream(answers);
    try (Interpreter interpreter = new Interpreter()) {
      // One byte announces a program; none says that there is no more.
      while (in.read() >= 0) {
        RandomProgram program = RandomProgram.read(in.readUTF());
        write(out, tell(interpreter, program));
      }
    }
  }

  private static String tell(Interpreter interpreter, RandomProgram program) {
    try {
      return interpreter.run(program);
    } catch (Exception e) {
      return "cannot be run: "
          + Rendering.outcome(
              () -> {
                throw e;
              });
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }
}
