package org.minispark.engine.scheduler;

import java.util.Arrays;
import java.util.Properties;

/** Names jobs by what their submitter had set. */
sealed interface JobSelection {
  String GROUP = "spark.jobGroup.id";
  String TAGS = "spark.job.tags";

  boolean matches(Properties jobProperties);

  /** The end of the sentence "Job 3 cancelled ". */
  String reason();

  /** All jobs of a group. */
  record Group(String group) implements JobSelection {
    @Override
    public boolean matches(Properties jobProperties) {
      return group.equals(jobProperties.getProperty(GROUP));
    }

    @Override
    public String reason() {
      return "part of cancelled job group " + group;
    }
  }

  /** All jobs with a tag. */
  record Tag(String tag) implements JobSelection {
    @Override
    public boolean matches(Properties jobProperties) {
      String tags = jobProperties.getProperty(TAGS);
      return tags != null && Arrays.asList(tags.split(",")).contains(tag);
    }

    @Override
    public String reason() {
      return "part of cancelled job tag " + tag;
    }
  }

  /** Every job. */
  record All() implements JobSelection {
    @Override
    public boolean matches(Properties jobProperties) {
      return true;
    }

    @Override
    public String reason() {
      return "as part of cancellation of all jobs";
    }
  }
}
