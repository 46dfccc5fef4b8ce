/** Cases of mllib: the same weights, metrics and centres, to the last bit. */
package org.minispark.compare.parity.cases.mllib;
