package org.minispark.compare.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.relocation.Naming;
import org.objectweb.asm.tree.ClassNode;

/** Each plain method of the surface is called by a case that runs on both engines. */
class ParityCoverageTest {
  private static final String CASES = "org/minispark/compare/parity/cases";

  private static final Set<String> OF_OBJECT =
      Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");

  /** What the same lines cannot call on both engines in one process, and why. */
  private static final Map<String, String> OUT_OF_REACH =
      Map.of("storage/RDDInfo.compareTo", "called as Comparable's");

  @Test
  void aCaseCallsEachPlainMethod() throws Exception {
    SurfaceComparison surface = SurfaceTest.comparison(SurfaceTest.listed());
    List<String> untried = new ArrayList<>();
    try (ClassFiles miniSpark = new ClassFiles(TestPrograms.miniSparkClassPath())) {
      CallsOfCases calls = new CallsOfCases(miniSpark);
      calls.readAll(testClasses().resolve(CASES));
      Signatures names = new Signatures(Naming.toMiniSpark());
      for (Surface.Method method : surface.plainMethods()) {
        String owner = names.rename(method.owner().name);
        String member = method.node().name + names.renameDescriptor(method.node().desc);
        if (!calls.contain(owner, member)
            && !isOutOfReach(owner + "." + member)
            && !isObjects(member, miniSpark.find(owner).orElseThrow())) {
          untried.add(owner + "." + member);
        }
      }
    }
    assertThat(String.join("\n", untried)).as("plain methods that no parity case calls").isEmpty();
  }

  private static boolean isOutOfReach(String method) {
    String inEngine = method.substring("org/minispark/".length());
    return OUT_OF_REACH.keySet().stream().anyMatch(inEngine::startsWith);
  }

  /** Whether the class leaves the method to Object, whose name the compiler then writes. */
  private static boolean isObjects(String member, ClassNode type) {
    boolean isDeclared =
        type.methods.stream().anyMatch(method -> (method.name + method.desc).equals(member));
    return !isDeclared && OF_OBJECT.contains(member);
  }

  private static Path testClasses() throws IOException {
    try {
      return Path.of(
          ParityCoverageTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
