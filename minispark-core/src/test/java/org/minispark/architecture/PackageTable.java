package org.minispark.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The package table of {@code docs/ARCHITECTURE.md}, bottom to top: a class may name classes of its
 * own row and of the rows before it, never of a later one.
 *
 * <p>The table hangs below a root package, so that it can be tried on classes that break it.
 */
final class PackageTable {
  /** Classes that stand in Spark's packages beside the vocabulary, but on top of everything. */
  private static final Set<String> FACADES_IN_ROOT =
      Set.of("SparkContext", "SparkContext$", "SparkFiles", "SparkStatusTracker");

  /** Plain values that Spark keeps among the facades. */
  private static final Set<String> VALUES_IN_JAVA_API = Set.of("Optional", "StorageLevels");

  /** Sampling keeps Spark's package name, but draws its numbers from the base. */
  private static final String SAMPLING = "util.random";

  private record Row(String name, DescribedPredicate<JavaClass> holds) {}

  private final String root;
  private final List<Row> rows = new ArrayList<>();

  PackageTable(String root) {
    this.root = root;
    rows.add(new Row("vocabulary", vocabulary()));
    addEngineRow("base");
    addRow(SAMPLING);
    addEngineRow("statistics");
    addEngineRow("serializer");
    addEngineRow("memory");
    addEngineRow("storage");
    addEngineRow("shuffle");
    addEngineRow("taskcontext");
    addEngineRow("files");
    addEngineRow("broadcast");
    addRow("rdd");
    addEngineRow("task");
    addEngineRow("scheduler");
    addEngineRow("allocation");
    addEngineRow("executor");
    addEngineRow("local");
    addEngineRow("status");
    addEngineRow("context");
    rows.add(new Row("facades", facades()));
  }

  ArchRule everyClassHasARow() {
    return ArchRuleDefinition.classes().should(standInARow()).allowEmptyShould(true);
  }

  ArchRule noArrowToALaterRow() {
    return ArchRuleDefinition.classes().should(nameNoLaterRow()).allowEmptyShould(true);
  }

  ArchRule noCycleAmongEnginePackages() {
    return SlicesRuleDefinition.slices()
        .matching(root + ".engine.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  /** The executor stands after the scheduler in the table, and still must not know it. */
  ArchRule executorKnowsNoScheduler() {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(root + ".engine.executor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".engine.scheduler..")
        .allowEmptyShould(true);
  }

  ArchRule kryoOnlyInTheSerializer() {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(root + ".engine.serializer..")
        .and()
        .doNotHaveFullyQualifiedName(root + ".serializer.KryoRegistrator")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.esotericsoftware..")
        .allowEmptyShould(true);
  }

  ArchRule noNettyNoSpark() {
    return ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "org.apache.spark..", "scala..")
        .allowEmptyShould(true);
  }

  private void addEngineRow(String name) {
    addRow("engine." + name);
  }

  private void addRow(String name) {
    rows.add(new Row(name, resideInAnyPackage(root + "." + name + "..")));
  }

  private DescribedPredicate<JavaClass> vocabulary() {
    return resideInAnyPackage(
            root,
            root + ".api.java.function",
            root + ".serializer",
            root + ".storage",
            root + ".scheduler..",
            root + ".executor",
            root + ".util..",
            root + ".broadcast",
            root + ".partial",
            root + ".resource",
            root + ".hadoop..",
            root + ".input")
        .and(DescribedPredicate.not(outermostIn(root, FACADES_IN_ROOT)))
        .and(DescribedPredicate.not(resideInAnyPackage(root + "." + SAMPLING)))
        .or(outermostIn(root + ".api.java", VALUES_IN_JAVA_API));
  }

  private DescribedPredicate<JavaClass> facades() {
    return resideInAnyPackage(root + ".api.java", root + ".sql")
        .and(DescribedPredicate.not(outermostIn(root + ".api.java", VALUES_IN_JAVA_API)))
        .or(outermostIn(root, FACADES_IN_ROOT));
  }

  private static DescribedPredicate<JavaClass> outermostIn(String inPackage, Set<String> names) {
    return DescribedPredicate.describe(
        "one of " + names + " in " + inPackage,
        type -> type.getPackageName().equals(inPackage) && names.contains(outermostName(type)));
  }

  private static String outermostName(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost.getSimpleName();
  }

  private OptionalInt rowOf(JavaClass type) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).holds().test(type)) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  private ArchCondition<JavaClass> standInARow() {
    return new ArchCondition<>("stand in a row of the package table") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (rowOf(type).isEmpty()) {
          String what = type.getName() + " stands in no row: give its package a place in the table";
          events.add(SimpleConditionEvent.violated(type, what));
        }
      }
    };
  }

  private ArchCondition<JavaClass> nameNoLaterRow() {
    return new ArchCondition<>("name no class of a later row of the package table") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(PackageTable.this::pointsToALaterRow)
            .filter(arrow -> !isFromToJavaRdd(arrow))
            .forEach(arrow -> events.add(SimpleConditionEvent.violated(arrow, explain(arrow))));
      }
    };
  }

  private boolean pointsToALaterRow(Dependency arrow) {
    OptionalInt from = rowOf(arrow.getOriginClass());
    OptionalInt to = rowOf(arrow.getTargetClass().getBaseComponentType());
    return from.isPresent() && to.isPresent() && to.getAsInt() > from.getAsInt();
  }

  /** The one arrow that Spark's own names force upwards. */
  private boolean isFromToJavaRdd(Dependency arrow) {
    return arrow.getDescription().startsWith("Method <" + root + ".rdd.RDD.toJavaRDD()>");
  }

  private String explain(Dependency arrow) {
    return rows.get(rowOf(arrow.getOriginClass()).getAsInt()).name()
        + " must not know "
        + rows.get(rowOf(arrow.getTargetClass().getBaseComponentType()).getAsInt()).name()
        + ": "
        + arrow.getDescription();
  }
}
