/** The first example: one patient, two documents, the whole way. */
@NullMarked
package org.segursdk.examples.quickstart;

import org.jspecify.annotations.NullMarked;
