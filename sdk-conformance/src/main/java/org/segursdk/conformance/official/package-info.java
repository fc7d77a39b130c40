/** The publisher's own schema and schematrons, run from a folder the user points at. */
@NullMarked
package org.segursdk.conformance.official;

import org.jspecify.annotations.NullMarked;
