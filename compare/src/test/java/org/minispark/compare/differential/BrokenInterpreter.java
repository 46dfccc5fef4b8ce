package org.minispark.compare.differential;

import java.util.List;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.differential.program.Action;
import org.minispark.compare.differential.program.Functions;
import org.minispark.compare.differential.program.Interpreter;
import org.minispark.compare.differential.program.Operator;

/** An engine with a bug, to show that the comparison finds it. */
final class BrokenInterpreter extends Interpreter {
  private final Bug bug;

  enum Bug {
    /** A join forgets half of the keys. */
    WRONG_JOIN,
    /** Take gives one record less. */
    TAKE_OFF_BY_ONE,
    /** Repartition loses the first partition. */
    LOST_PARTITION
  }

  BrokenInterpreter(Bug bug) {
    this.bug = bug;
  }

  @Override
  protected Object make(JavaSparkContext sc, Operator operator, Object a, Object b, int x, int y) {
    Object right = super.make(sc, operator, a, b, x, y);
    if (bug == Bug.WRONG_JOIN && operator == Operator.JOIN) {
      return pairs(right).filter(pair -> Functions.number(pair._1()) % 2 == 0);
    }
    if (bug == Bug.LOST_PARTITION && operator == Operator.REPARTITION) {
      return numbers(right)
          .mapPartitionsWithIndex(
              (index, records) -> index == 0 ? List.<Integer>of().iterator() : records, true);
    }
    return right;
  }

  @Override
  protected Object ask(Action action, Object rdd, int x) {
    Object right = super.ask(action, rdd, x);
    return bug == Bug.TAKE_OFF_BY_ONE && action == Action.TAKE && right instanceof List<?> records
        ? records.subList(0, Math.max(0, records.size() - 1))
        : right;
  }

  @SuppressWarnings("unchecked") // as the operator makes it
  private static JavaRDD<Integer> numbers(Object rdd) {
    return (JavaRDD<Integer>) rdd;
  }

  @SuppressWarnings("unchecked") // as the operator makes it
  private static JavaPairRDD<Object, Object> pairs(Object rdd) {
    return (JavaPairRDD<Object, Object>) rdd;
  }
}
