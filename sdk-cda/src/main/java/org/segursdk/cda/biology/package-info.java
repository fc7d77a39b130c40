/** Medical biology reports (compte rendu d'examens de biologie, CR-BIO 2024.01). */
@NullMarked
package org.segursdk.cda.biology;

import org.jspecify.annotations.NullMarked;
