/** The job and the tests of docs/testing-spark-jobs.md. */
package shop;
