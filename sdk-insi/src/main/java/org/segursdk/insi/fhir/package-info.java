/**
 * The identity as a FHIR R4 Patient of the profiles fr-core (HL7 France), as JSON, both ways. Source: insi §9.
 */
@NullMarked
package org.segursdk.insi.fhir;

import org.jspecify.annotations.NullMarked;
