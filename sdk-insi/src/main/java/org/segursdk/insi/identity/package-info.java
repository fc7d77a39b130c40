/**
 * The life of an identity in a software that keeps identities (référentiel d'identités) or receives them: statuses,
 * attributes, proofs, locked traits, what is erased on a downgrade, journal. Pure objects: events in; new state, journal
 * entries and required actions out. Source: insi §4–6, rem INS.
 */
@NullMarked
package org.segursdk.insi.identity;

import org.jspecify.annotations.NullMarked;
