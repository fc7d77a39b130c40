/** Checks that look at files the product made. */
@NullMarked
package org.segursdk.conformance.artefact;

import org.jspecify.annotations.NullMarked;
