/**
 * Points from files and into files, folds, and what models share. It imports {@code linalg} and
 * names points of {@code regression}. Read {@link org.minispark.mllib.util.MLUtils} first.
 */
package org.minispark.mllib.util;
