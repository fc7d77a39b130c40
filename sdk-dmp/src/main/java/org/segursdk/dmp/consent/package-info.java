/**
 * Consent and opposition of a patient to the use of their DMP, as the software has to keep them: information given, opposition to
 * feeding, consent to consultation, accesses in an emergency with their justification. Pure objects: events in; new state and
 * journal lines out. Source: dmp §2.4, rem DMPA-12, DMPA-23, DMPC-03, DMPC-24.
 */
@NullMarked
package org.segursdk.dmp.consent;

import org.jspecify.annotations.NullMarked;
