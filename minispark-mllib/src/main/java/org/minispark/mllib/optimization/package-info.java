/**
 * Finding the weights with the smallest loss: losses with their gradients, steps with their
 * penalties, gradient descent and L-BFGS. It imports {@code linalg}; read {@link
 * org.minispark.mllib.optimization.GradientDescent} first.
 */
package org.minispark.mllib.optimization;
