/** A vendor's project as the command line, Maven and JUnit run it: profile, files, sandbox, adapter. */
@NullMarked
package org.segursdk.conformance.project;

import org.jspecify.annotations.NullMarked;
