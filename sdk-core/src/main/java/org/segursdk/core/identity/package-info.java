/** Patient identity and INS: matricule, assigning authorities, traits, qualification. */
@NullMarked
package org.segursdk.core.identity;

import org.jspecify.annotations.NullMarked;
