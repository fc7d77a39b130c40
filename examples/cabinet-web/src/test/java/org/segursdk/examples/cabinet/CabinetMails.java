package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.port.MailReceptionPort;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.exchange.inbox.DuplicateKind;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorkPatient;
import org.segursdk.exchange.inbox.WorklistQuery;
import org.segursdk.exchange.journal.FilingFigures;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.mss.received.FilingReason;

/** What the practice receives by mail, as the kit asks for it. An entry is {@code mail:line}, line 0 for a message without documents. */
record CabinetMails(CabinetAdapter adapter) implements MailReceptionPort {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private Reception reception() {
        return adapter.cabinet().reception();
    }

    @Override
    public String mailbox() {
        return Counterparts.PRACTICE.value();
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean qualified) {
        return adapter.patient(traits, qualified);
    }

    @Override
    public boolean automaticFiling(boolean on) {
        reception().automatic(on);
        return true;
    }

    @Override
    public void fetch() throws IOException {
        reception().fetch();
    }

    @Override
    public List<Entry> entries() {
        List<WorkItem> items = reception()
                .worklist()
                .page(WorklistQuery.all()
                        .withHidden()
                        .pageSize(WorklistQuery.MAX_PAGE)
                        .build())
                .items();
        List<Entry> entries = new ArrayList<>();
        for (Messages.Message message : reception().messages().all()) {
            List<WorkItem> own = items.stream()
                    .filter(each -> each.source().mailId().isPresent()
                            && each.source().mailId().getAsLong() == message.mailId())
                    .toList();
            own.forEach(each -> entries.add(entry(message, each)));
            if (own.isEmpty()) {
                entries.add(new Entry(
                        message.mailId() + ":0",
                        message.archive(),
                        message.subject(),
                        Kind.valueOf(message.kind().name()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Notice.NONE));
            }
        }
        return entries;
    }

    private static Entry entry(Messages.Message message, WorkItem item) {
        return new Entry(
                message.mailId() + ":" + item.id(),
                message.archive(),
                message.subject(),
                Kind.valueOf(message.kind().name()),
                item.patient().flatMap(WorkPatient::birthName),
                Optional.of(item.document().title()),
                item.progress().filedAt().flatMap(at -> item.filing().recordId()),
                item.filing().candidates(),
                notice(item));
    }

    private static Notice notice(WorkItem item) {
        boolean held = item.progress()
                .duplicateKind()
                .filter(each -> each != DuplicateKind.OTHER_LEVEL)
                .isPresent();
        if (held || item.filing().reasons().contains(FilingReason.KNOWN_ALREADY)) {
            return Notice.HELD_ALREADY;
        }
        return switch (item.filing().operation()) {
            case REPLACEMENT -> Notice.REPLACES;
            case DELETION -> Notice.DELETES;
            case FIRST_TRANSMISSION -> Notice.NONE;
        };
    }

    private Optional<WorkItem> item(String entry) {
        return reception().worklist().find(Long.parseLong(entry.split(":")[1]));
    }

    /** The doctor reads it, and agrees to the receipt when one is asked for. */
    @Override
    public Optional<String> open(String entry) throws IOException {
        long mail = Long.parseLong(entry.split(":")[0]);
        Optional<WorkItem> item = item(entry);
        Optional<String> shown = Optional.empty();
        if (item.isPresent()) {
            shown = reception()
                    .open(item.get(), adapter.doctor())
                    .flatMap(DmpReading.Opening::shown)
                    .map(each -> new String(each.bytes(), StandardCharsets.UTF_8));
        }
        if (reception().messages().find(mail).filter(Messages.Message::receipt).isPresent()) {
            reception().messages().acknowledge(mail);
        }
        return shown;
    }

    @Override
    public Optional<String> matricule(String entry) {
        return item(entry).flatMap(WorkItem::patient).flatMap(WorkPatient::ins).map(each -> each.matricule()
                .value());
    }

    @Override
    public void file(String entry, String patient) {
        reception()
                .worklist()
                .file(item(entry).orElseThrow().id(), patient, adapter.doctor().actor());
    }

    @Override
    public Optional<Filed> filed() {
        List<FilingFigures> figures = adapter.cabinet()
                .indicators()
                .filing(IndicatorPeriod.month(YearMonth.from(
                        LocalDate.ofInstant(adapter.cabinet().clock().instant(), PARIS))));
        return Optional.of(new Filed(
                figures.stream().mapToLong(FilingFigures::byRule).sum(),
                figures.stream().mapToLong(FilingFigures::byHand).sum(),
                figures.stream().mapToLong(FilingFigures::notFiled).sum()));
    }

    /** Nothing tells of its mails outside the practice's software. */
    @Override
    public Optional<List<String>> notifications() {
        return Optional.empty();
    }
}
