/** What arrived: mails kept, one worklist of documents received and found, reports still to be validated. */
@NullMarked
package org.segursdk.exchange.inbox;

import org.jspecify.annotations.NullMarked;
