/** A small practice: its patients, documents, ways out and what it receives. */
@NullMarked
package org.segursdk.examples.cabinet;

import org.jspecify.annotations.NullMarked;
