package org.segursdk.sandbox.internal.annuaire;

import java.time.Instant;
import org.segursdk.sandbox.AnnuaireEntry;

/**
 * An entry as the directory holds it.
 *
 * @param id technical id
 * @param version counts from 1
 */
record Row(Type type, String id, AnnuaireEntry entry, Instant lastUpdated, int version) {}
