/** Problems, allergies, acts and treatments as read, and the documents made of them: VSM, lettres de liaison. */
@NullMarked
package org.segursdk.cda.read.clinical;

import org.jspecify.annotations.NullMarked;
