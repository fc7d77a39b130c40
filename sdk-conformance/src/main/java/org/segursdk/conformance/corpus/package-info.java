/** Synthetic artefacts made by the SDK's public API, reproducible from a seed. */
@NullMarked
package org.segursdk.conformance.corpus;

import org.jspecify.annotations.NullMarked;
