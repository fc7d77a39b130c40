/**
 * The identity in HL7v2 messages (IHE PAM France): segments PID and ZFD as ER7 text, PID and MRG for an INS that is withdrawn or
 * replaced. The software keeps its own HL7 engine for the rest of the message. Source: insi §5, §8.
 */
@NullMarked
package org.segursdk.insi.hl7v2;

import org.jspecify.annotations.NullMarked;
