package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadServiceEvent;
import org.segursdk.cda.read.ReadTime;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.ReferenceId;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.received.MessageDocument;
import org.segursdk.mss.received.ReceivedMessage;

/**
 * What ties an item to others without being shown. The act is told only when it has a beginning to the minute: of a day alone, two
 * acts are too easily one.
 *
 * @param level of the body, when it is told
 * @param act beginning and end of the documented act
 * @param references numbers of orders, accessions and studies, sorted, on one line; {@code ""} when none is told
 * @param madeFrom identifiers of the documents it is another rendition of (XFRM)
 * @param message Message-ID of its mail
 * @param answers Message-ID that its mail answers
 */
record Ties(
        Optional<Level> level,
        Optional<String> act,
        String references,
        List<String> madeFrom,
        Optional<String> message,
        Optional<String> answers) {
    /** Levels of a CDA. */
    enum Level {
        N1,
        N3;

        Level other() {
            return this == N1 ? N3 : N1;
        }
    }

    static final Ties NONE =
            new Ties(Optional.empty(), Optional.empty(), "", List.of(), Optional.empty(), Optional.empty());

    private static final List<String> LEVEL_1 = List.of("urn:ihe:iti:xds-sd:", "urn:ihe:iti-fr:");
    /** The format of a model that the list of formats does not know: it tells no level. */
    private static final String ANY_MODEL = "urn:asipSante:modelesHorsProfils:2011";

    /** Digits of {@code AAAAMMJJhhmm}. */
    private static final int TO_THE_MINUTE = 12;

    Ties {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(references, "references");
        madeFrom = List.copyOf(madeFrom);
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(answers, "answers");
    }

    /** Of a document of the DMP. */
    static Ties of(FoundDocument found, List<String> madeFrom) {
        DocumentEntry entry = found.entry();
        return new Ties(level(found), act(entry), references(entry), madeFrom, Optional.empty(), Optional.empty());
    }

    private static Optional<Level> level(FoundDocument found) {
        if (!found.mimeType().equals("text/xml")) {
            return Optional.empty();
        }
        return found.formatCode()
                .map(format -> format.code())
                .filter(code -> !code.isBlank() && !code.equals(ANY_MODEL))
                .map(code -> LEVEL_1.stream().anyMatch(code::startsWith) ? Level.N1 : Level.N3);
    }

    private static Optional<String> act(DocumentEntry entry) {
        boolean minute = entry.slotValue("serviceStartTime")
                .filter(text -> text.length() >= TO_THE_MINUTE)
                .isPresent();
        return minute ? entry.serviceStart().map(start -> act(start, entry.serviceStop())) : Optional.empty();
    }

    private static String act(Instant start, Optional<Instant> stop) {
        return start + "|" + stop.map(Instant::toString).orElse("");
    }

    private static String references(DocumentEntry entry) {
        return String.join(
                " ",
                entry.referenceIds().stream().map(ReferenceId::toCx).sorted().toList());
    }

    /** Of a document of a mail: its metadata, otherwise its header. */
    static Ties of(ReceivedMessage message, MessageDocument document) {
        Optional<Level> level =
                switch (document.form()) {
                    case STRUCTURED -> Optional.of(Level.N3);
                    case ENVELOPE -> Optional.of(Level.N1);
                    case DAMAGED, PDF, OTHER -> Optional.empty();
                };
        Optional<String> act = document.entry().isPresent()
                ? document.entry().flatMap(Ties::act)
                : document.cda().flatMap(Ties::act);
        List<String> madeFrom = document.cda().map(Ties::madeFrom).orElse(List.of());
        return new Ties(
                level,
                act,
                document.entry().map(Ties::references).orElse(""),
                madeFrom,
                message.messageId().map(MessageId::value),
                Optional.empty());
    }

    /** Of a mail that carries no document. */
    static Ties of(ReceivedMessage message) {
        return new Ties(
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                message.messageId().map(MessageId::value),
                message.inReplyTo().stream().findFirst().map(MessageId::value));
    }

    private static Optional<String> act(ReadDocument cda) {
        Optional<ReadPeriod> period = cda.header().events().stream().findFirst().flatMap(ReadServiceEvent::period);
        return period.flatMap(ReadPeriod::start)
                .filter(ReadTime::hasHour)
                .flatMap(time -> time.instant(ItemMaking.FRANCE))
                .map(start ->
                        act(start, period.flatMap(ReadPeriod::stop).flatMap(time -> time.instant(ItemMaking.FRANCE))));
    }

    private static List<String> madeFrom(ReadDocument cda) {
        return cda.header().relations().stream()
                .filter(relation -> relation.type().equals("XFRM"))
                .flatMap(relation -> relation.ids().stream())
                .map(ReadId::text)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The level alone. */
    @Override
    public String toString() {
        return "Ties[" + level.map(Level::name).orElse("-") + "]";
    }
}
