/** The Annuaire Santé, simulated: a directory made from a seed, asked through FHIR. */
@NullMarked
package org.segursdk.sandbox.internal.annuaire;

import org.jspecify.annotations.NullMarked;
