/** The Annuaire Santé: the client of its public FHIR API and what it answers. */
@NullMarked
package org.segursdk.annuaire;

import org.jspecify.annotations.NullMarked;
