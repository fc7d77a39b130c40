/** What is sent: messages to professionals and to patients, with their documents. Source: mssante §3, §5. */
@NullMarked
package org.segursdk.mss.message;

import org.jspecify.annotations.NullMarked;
