/** Programs that the tests relocate and run, as a user would have compiled them. */
package org.minispark.compare.programs;
