/** One run of the kit: checks, verdicts, waivers, baseline, exit codes. */
@NullMarked
package org.segursdk.conformance.run;

import org.jspecify.annotations.NullMarked;
