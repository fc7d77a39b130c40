/** What the DMP tells of a patient's record beside its documents: authorisations, lists of patients, administrative data. */
@NullMarked
package org.segursdk.dmp.patient;

import org.jspecify.annotations.NullMarked;
