package org.segursdk.conformance.checks.feed;

import org.segursdk.core.error.LocalizedText;

/** Texts that several checks of the room share. */
final class Say {
    /** How the SDK feeds by itself. */
    static final LocalizedText SHARE = LocalizedText.of(
            "confier le document à Sharing.share dans la transaction de la validation, ExchangeNode l'envoie (docs/exchange.md)",
            "give the document to Sharing.share in the transaction of the validation; ExchangeNode sends it (docs/exchange.md)");

    static final LocalizedText QUEUE = LocalizedText.of(
            "l'Outbox d'ExchangeNode garde l'ordre en base et le rejoue (docs/exchange.md)",
            "the Outbox of ExchangeNode keeps the order in the database and replays it (docs/exchange.md)");

    static final LocalizedText METADATA = LocalizedText.of(
            "renseigner DocumentMetadata ou CdaHeader ; DmpClient.feed en tire les métadonnées XDS (docs/dmp.md)",
            "fill in DocumentMetadata or CdaHeader; DmpClient.feed makes the XDS metadata of them (docs/dmp.md)");

    private Say() {}

    static LocalizedText of(String french, String english) {
        return LocalizedText.of(french, english);
    }
}
