/** What reading a document needs and nobody else sees. */
@NullMarked
package org.segursdk.cda.internal.read;

import org.jspecify.annotations.NullMarked;
