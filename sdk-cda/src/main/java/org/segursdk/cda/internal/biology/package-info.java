/** Rules and writers of the biology report. */
@NullMarked
package org.segursdk.cda.internal.biology;

import org.jspecify.annotations.NullMarked;
