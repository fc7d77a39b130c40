/** The linter: tells what a file is and what is wrong with it. */
@NullMarked
package org.segursdk.conformance.check;

import org.jspecify.annotations.NullMarked;
