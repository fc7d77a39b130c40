/** Client of the DMP (Dossier Médical Partagé). */
@NullMarked
package org.segursdk.dmp;

import org.jspecify.annotations.NullMarked;
