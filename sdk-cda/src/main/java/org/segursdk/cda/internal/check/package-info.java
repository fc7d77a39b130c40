/** The linter's engine: tables of rules and of the schema, and the one walk of the tree that applies them. */
@NullMarked
package org.segursdk.cda.internal.check;

import org.jspecify.annotations.NullMarked;
