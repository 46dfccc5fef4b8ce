package org.minispark.compare.differential.program;

import java.util.ArrayList;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.differential.program.RandomProgram.Question;
import org.minispark.compare.differential.program.RandomProgram.Step;
import org.minispark.compare.parity.probe.PlanWatch;
import org.minispark.compare.recording.Rendering;

/** Runs random programs on the engine of this JVM, one after the other, in contexts of its own. */
public class Interpreter implements AutoCloseable {
  /** Contexts keep what they know of jobs and stages: fresh ones keep the memory flat. */
  private static final int PROGRAMS_PER_CONTEXT = 200;

  private JavaSparkContext context;
  private PlanWatch plans;
  private int programs;

  /** What the program tells: the answers to its questions, and the plan that was made of it. */
  public String run(RandomProgram program) throws InterruptedException {
    if (programs++ % PROGRAMS_PER_CONTEXT == 0) {
      restart();
    }
    List<String> told = new ArrayList<>();
    List<Object> rdds = new ArrayList<>();
    int firstId = context.emptyRDD().id();
    String made = Rendering.outcome(() -> make(program, rdds));
    told.add("steps: " + made);
    told.add("ids of RDDs: " + (context.emptyRDD().id() - firstId - 1));
    if (rdds.size() == program.steps().size()) {
      for (Question question : program.questions()) {
        told.add(question.action() + ": " + Rendering.outcome(() -> ask(question, rdds)));
      }
    }
    told.addAll(plans.takePlan().lines());
    context.getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(false));
    return comparable(String.join("\n", told));
  }

  /** The RDD of a step; overridden by interpreters that do it wrongly. */
  protected Object make(JavaSparkContext sc, Operator operator, Object a, Object b, int x, int y) {
    return operator.apply(sc, a, b, x, y);
  }

  /** The text without ids, which depend on the programs before this one. */
  private static String comparable(String text) {
    return text.replaceAll("RDD(2?)\\[\\d+\\]", "RDD$1")
        .replaceAll("in stage \\d+\\.", "in stage ");
  }

  /** The answer to a question; overridden by interpreters that do it wrongly. */
  protected Object ask(Action action, Object rdd, int x) {
    return action.apply(rdd, x);
  }

  private Object make(RandomProgram program, List<Object> rdds) {
    for (Step step : program.steps()) {
      int inputs = step.operator().taken().size();
      Object a = inputs > 0 ? rdds.get(step.a()) : null;
      Object b = inputs > 1 ? rdds.get(step.b()) : null;
      rdds.add(make(context, step.operator(), a, b, step.x(), step.y()));
    }
    return Rendering.NOTHING;
  }

  private Object ask(Question question, List<Object> rdds) {
    return ask(question.action(), rdds.get(question.a()), question.x());
  }

  private void restart() throws InterruptedException {
    close();
    SparkConf conf =
        new SparkConf()
            .setAppName("differential")
            .setMaster("local[1]")
            .set("spark.resultGetter.threads", "1")
            .set("spark.ui.enabled", "false");
    context = new JavaSparkContext(conf);
    plans = new PlanWatch(context);
  }

  @Override
  public void close() {
    if (context != null) {
      context.stop();
    }
  }
}
