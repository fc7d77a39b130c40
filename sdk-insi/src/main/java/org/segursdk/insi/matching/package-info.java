/**
 * Finding the patient: the search that comes before any creation (antériorité), and the match of a received document. Nothing
 * is filed on a likeness: exact or shown to a person. Source: insi §3.12, §6, rules 17, 30, 52.
 */
@NullMarked
package org.segursdk.insi.matching;

import org.jspecify.annotations.NullMarked;
