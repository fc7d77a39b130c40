/** Letters between town and hospital (lettres de liaison). */
@NullMarked
package org.segursdk.cda.letter;

import org.jspecify.annotations.NullMarked;
