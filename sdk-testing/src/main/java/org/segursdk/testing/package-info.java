/** The self-conformance kit as JUnit 5 tests. */
@NullMarked
package org.segursdk.testing;

import org.jspecify.annotations.NullMarked;
