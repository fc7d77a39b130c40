/** Measures, each against a named peer or a floor, run by hand. */
@NullMarked
package org.segursdk.benchmarks;

import org.jspecify.annotations.NullMarked;
