/** A document to exchange: its metadata and its re-openable content. */
@NullMarked
package org.segursdk.core.document;

import org.jspecify.annotations.NullMarked;
