/** Simulators of the national services in one process: strict, scriptable, recording. Not the national services. */
@NullMarked
package org.segursdk.sandbox;

import org.jspecify.annotations.NullMarked;
