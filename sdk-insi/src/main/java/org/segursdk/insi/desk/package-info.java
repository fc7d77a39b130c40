/**
 * The desk where a person's INS is asked for: one gesture from a record or a card to INSi, the comparison and the decision,
 * with rights asked and everything traced. Source: insi §3.11, §3.12, §4; rules 4, 31, 37, 39, 48.
 */
@NullMarked
package org.segursdk.insi.desk;

import org.jspecify.annotations.NullMarked;
