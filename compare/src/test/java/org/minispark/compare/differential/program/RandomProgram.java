package org.minispark.compare.differential.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program over the RDD API: steps that make RDDs of earlier ones, and what is asked of them.
 *
 * @param stepGenes what the steps were made of
 * @param questionGenes what the questions were made of
 * @param steps each makes one RDD, which later ones name by its place
 * @param questions asked in this order, after the steps
 */
public record RandomProgram(
    List<Gene> stepGenes, List<Gene> questionGenes, List<Step> steps, List<Question> questions) {
  /** More products of RDDs than that, and a program takes minutes. */
  private static final int MOST_PRODUCTS = 2;

  private static final String PARTS = ";";

  /** One RDD; {@code a} and {@code b} are the places of those it is made of. */
  record Step(Operator operator, int a, int b, int x, int y) {}

  /** One action on the RDD at that place. */
  record Question(Action action, int a, int x) {}

  /** The program of these genes. */
  public static RandomProgram of(List<Gene> stepGenes, List<Gene> questionGenes) {
    Builder builder = new Builder();
    stepGenes.forEach(builder::addStep);
    if (builder.steps.isEmpty()) {
      builder.addSource(Kind.NUMBERS, 0, 0);
    }
    questionGenes.forEach(builder::addQuestion);
    return new RandomProgram(
        List.copyOf(stepGenes),
        List.copyOf(questionGenes),
        List.copyOf(builder.steps),
        List.copyOf(builder.questions));
  }

  /** The program in a line. */
  public String genes() {
    return Gene.write(stepGenes) + PARTS + Gene.write(questionGenes);
  }

  /** The program that {@link #genes} wrote. */
  public static RandomProgram read(String genes) {
    String[] parts = genes.split(PARTS, -1);
    return of(Gene.read(parts[0]), Gene.read(parts[1]));
  }

  /** The operators in it. */
  public List<Operator> operators() {
    return steps.stream().map(Step::operator).toList();
  }

  /** A whole Java class that runs the program and prints what it answers. */
  public String javaSource() {
    StringBuilder java =
        new StringBuilder(
            """
            import java.util.List;
            import org.minispark.HashPartitioner;
            import org.minispark.SparkConf;
            import org.minispark.Tuple2;
            import org.minispark.api.java.JavaPairRDD;
            import org.minispark.api.java.JavaRDD;
            import org.minispark.api.java.JavaSparkContext;
            import org.minispark.compare.differential.program.Functions;
            import org.minispark.compare.differential.program.Functions.ByNumber;
            import org.minispark.compare.differential.program.Functions.Uneven;
            import org.minispark.compare.recording.Rendering;
            import org.minispark.storage.StorageLevel;

            public class Found {
              public static void main(String[] args) {
                SparkConf conf = new SparkConf().setAppName("found").setMaster("local[1]");
                try (JavaSparkContext sc = new JavaSparkContext(conf)) {
            """);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String source = fill(step.operator.source(), step.a, step.b, step.x, step.y);
      java.append("      " + step.operator.made().type() + " r" + i + " = " + source + ";\n");
    }
    for (Question question : questions) {
      String source = fill(question.action.source(), question.a, 0, question.x, 0);
      java.append("      System.out.println(Rendering.outcome(() -> " + source + "));\n");
    }
    return java.append("    }\n  }\n}\n").toString();
  }

  private static String fill(String source, int a, int b, int x, int y) {
    return source
        .replaceAll("\\ba\\.", "r" + a + ".")
        .replaceAll("\\bb\\b", "r" + b)
        .replaceAll("\\bX\\b", String.valueOf(x))
        .replaceAll("\\bY\\b", String.valueOf(y))
        .replaceAll("\\bN\\b", String.valueOf(Operator.slices(y)));
  }

  @Override
  public String toString() {
    return javaSource() + "// " + genes();
  }

  private static final class Builder {
    private final List<Step> steps = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private int products;

    void addStep(Gene gene) {
      Operator operator = Operator.values()[gene.what() % Operator.values().length];
      boolean possible =
          operator.taken().stream().noneMatch(kind -> places(kind).isEmpty())
              && !(operator.multiplies() && products == MOST_PRODUCTS)
              && !(operator.groupsByPlace() && has(Operator::keepsPartitions))
              && !(operator.keepsPartitions() && has(Operator::groupsByPlace));
      if (!possible) {
        addSource(operator.taken().get(0), gene.x(), gene.y());
        return;
      }
      products += operator.multiplies() ? 1 : 0;
      steps.add(
          new Step(
              operator,
              place(operator, 0, gene.a()),
              place(operator, 1, gene.b()),
              gene.x(),
              gene.y()));
    }

    private boolean has(Predicate<Operator> property) {
      return steps.stream().map(Step::operator).anyMatch(property);
    }

    void addSource(Kind kind, int x, int y) {
      Operator source = kind == Kind.NUMBERS ? Operator.NUMBERS_OF : Operator.PAIRS_OF;
      steps.add(new Step(source, 0, 0, x, y));
    }

    void addQuestion(Gene gene) {
      int place = steps.size() - 1 - gene.a() % steps.size();
      Kind kind = steps.get(place).operator.made();
      List<Action> possible =
          List.of(Action.values()).stream()
              .filter(action -> action.takes(kind))
              .collect(Collectors.toList());
      questions.add(new Question(possible.get(gene.what() % possible.size()), place, gene.x()));
    }

    private int place(Operator operator, int which, int choice) {
      if (which >= operator.taken().size()) {
        return 0;
      }
      List<Integer> places = places(operator.taken().get(which));
      return places.get(places.size() - 1 - choice % places.size());
    }

    private List<Integer> places(Kind kind) {
      return IntStream.range(0, steps.size())
          .filter(place -> steps.get(place).operator.made() == kind)
          .boxed()
          .toList();
    }
  }
}
