package org.segursdk.exchange.content;

/**
 * Seals small contents: identities, titles, pieces of mails. What was sealed opens in its own context alone, so that a row moved to
 * another place does not open there. Implementations are thread-safe.
 */
public interface ContentCipher {
    /**
     * @param plain what to seal
     * @param context where it belongs, such as {@code identity/4711}; authenticated, not kept
     */
    byte[] seal(byte[] plain, String context);

    /**
     * @param sealed what {@link #seal} returned
     * @param context the same as then
     * @throws org.segursdk.core.error.SegurSecurityException {@code CONTENT-SEAL}: changed, of another place, or its key is gone
     */
    byte[] open(byte[] sealed, String context);
}
