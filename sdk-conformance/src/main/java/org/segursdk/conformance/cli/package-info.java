/** The command line {@code segur-kit}. */
@NullMarked
package org.segursdk.conformance.cli;

import org.jspecify.annotations.NullMarked;
