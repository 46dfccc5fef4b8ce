package org.minispark.compare.programs;

import org.minispark.examples.LogQuery;
import org.minispark.examples.LogisticRegression;
import org.minispark.examples.LogisticRegressionSGD;
import org.minispark.examples.PageRank;
import org.minispark.examples.SparkPi;
import org.minispark.examples.TransitiveClosure;
import org.minispark.examples.WordCount;

/** All examples, one after the other, by name. Arguments: the project's folder, one to write to. */
public final class AllExamples {
  private AllExamples() {}

  public static void main(String[] args) throws Exception {
    String data = args[0] + "/data/breast_cancer.csv";
    LogQuery.main(new String[0]);
    LogisticRegression.main(new String[] {data, "3"});
    LogisticRegressionSGD.main(new String[] {data, "3"});
    PageRank.main(new String[0]);
    SparkPi.main(new String[0]);
    TransitiveClosure.main(new String[0]);
    WordCount.main(new String[] {args[0] + "/docs/0*.md", "3", args[1] + "/counts"});
  }
}
