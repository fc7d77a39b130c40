/** Volet de synthèse médicale. Source: cda §7. */
@NullMarked
package org.segursdk.cda.vsm;

import org.jspecify.annotations.NullMarked;
