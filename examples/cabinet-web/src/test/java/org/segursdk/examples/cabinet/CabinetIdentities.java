package org.segursdk.examples.cabinet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.segursdk.conformance.port.InsDisclosurePort;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Sex;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.insi.InsiResult;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.insi.desk.InsProposal;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityJournalEntry;
import org.segursdk.insi.identity.InsRight;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.identity.Trait;
import org.segursdk.insi.identity.TraitComparison.Verdict;
import org.segursdk.sandbox.MssMailbox;

/** The practice's patients, as the kit asks them. */
record CabinetIdentities(CabinetAdapter adapter, Map<String, String> documents) implements InsDisclosurePort {
    private static final String DOMAIN = "@partenaires.test.example";

    CabinetIdentities(CabinetAdapter adapter) {
        this(adapter, new ConcurrentHashMap<>());
    }

    /** The doctor shares a letter with the partners' mailboxes, whoever asked for it; done when it has left. */
    @Override
    public void send(String patient, String document, List<String> partners, User user) {
        Set<String> mailboxes = new LinkedHashSet<>();
        for (String each : partners) {
            mailboxes.add(each + DOMAIN);
            adapter.bench().sandbox().mss().createMailbox(MssMailbox.organisational(each + DOMAIN, "899700245667"));
        }
        Map<Branch, String> withheld = Map.of(Branch.DMP, "sans-utilite", Branch.PATIENT, "sans-utilite");
        String key = adapter.letter(patient, new ShareChoices(withheld, mailboxes, false, Set.of()));
        CareDocument sent = adapter.cabinet().documents().get(key);
        documents.put(sent.uniqueId().value(), document);
        for (int i = 0;
                i < 500
                        && disclosures(patient).stream()
                                        .filter(each -> each.document().equals(document))
                                        .count()
                                < partners.size();
                i++) {
            LockSupport.parkNanos(10_000_000L);
        }
    }

    @Override
    public List<DisclosureLine> disclosures(String patient) {
        return adapter.cabinet().disclosures(patient).stream()
                .map(each -> new DisclosureLine(
                        each.at(),
                        documents.getOrDefault(each.documentId(), each.documentId()),
                        each.partner().replace(DOMAIN, "")))
                .toList();
    }

    private Patients patients() {
        return adapter.cabinet().patients();
    }

    private static org.segursdk.examples.cabinet.User user(User user) {
        Set<InsRight> rights = EnumSet.of(InsRight.MANAGE_IDENTITY);
        user.rights().forEach(each -> rights.add(InsRight.valueOf(each.name())));
        return org.segursdk.examples.cabinet.User.staff(user.id(), user.id(), rights);
    }

    private static Answer answer(IdentityDecision decision) {
        Optional<String> record = Optional.of(decision.identity().recordId());
        return decision.isAccepted()
                ? new Answer(true, record, List.of())
                : new Answer(false, record, texts(decision.refusals()));
    }

    private static List<String> texts(List<Violation> violations) {
        return violations.stream().map(each -> each.message().french()).toList();
    }

    /** What the screen would tell. */
    private static Answer refused(Optional<String> record, InvalidInputException refusal) {
        return new Answer(false, record, texts(refusal.violations()));
    }

    private static IdentityTraits traits(Map<Field, String> fields) {
        IdentityTraits.Builder traits = IdentityTraits.builder();
        Optional<String> first = Optional.ofNullable(fields.get(Field.FIRST_GIVEN_NAME));
        Optional.ofNullable(fields.get(Field.BIRTH_NAME)).ifPresent(traits::birthName);
        Optional.ofNullable(fields.get(Field.BIRTH_GIVEN_NAMES)).or(() -> first).ifPresent(traits::birthGivenNames);
        first.ifPresent(traits::firstGivenName);
        Optional.ofNullable(fields.get(Field.SEX))
                .ifPresent(each -> traits.sex(each.equals("F") ? Sex.FEMALE : Sex.MALE));
        Optional.ofNullable(fields.get(Field.BIRTH_DATE)).ifPresent(traits::birthDate);
        Optional.ofNullable(fields.get(Field.BIRTH_PLACE)).ifPresent(traits::birthPlace);
        return traits.build();
    }

    @Override
    public Answer create(Map<Field, String> typed, User user) {
        try {
            String record = patients().create(traits(typed), user(user));
            return names(typed) ? change(record, typed, user) : new Answer(true, Optional.of(record), List.of());
        } catch (InvalidInputException e) {
            return refused(Optional.empty(), e);
        }
    }

    @Override
    public Answer retrieve(String patient, User user) {
        InsProposal proposal = patients().retrieve(patient, user(user));
        if (proposal instanceof InsProposal.Found found) {
            Set<Trait> different = found.comparison().with(Verdict.DIFFERENT);
            Set<Trait> agreed = different.equals(Set.of(Trait.BIRTH_GIVEN_NAMES)) ? different : Set.of();
            return answer(patients().accept(found, agreed, user(user)));
        }
        List<String> why = proposal instanceof InsProposal.NotCalled refused
                ? texts(refused.reasons())
                : List.of(proposal.getClass().getSimpleName());
        return new Answer(false, Optional.of(patient), why);
    }

    @Override
    public Answer createFromCard(String insured, User user) {
        try {
            InsiResult answer =
                    patients().search(VitaleBeneficiary.builder(insured).build(), user(user));
            return answer instanceof InsiResult.Found found
                    ? new Answer(true, Optional.of(patients().createFromInsi(found, user(user))), List.of())
                    : new Answer(false, Optional.empty(), List.of("INSi ne donne pas d'INS"));
        } catch (InvalidInputException e) {
            return refused(Optional.empty(), e);
        }
    }

    private Answer apply(String patient, IdentityEvent event, User user) {
        return answer(patients().apply(patient, event, user(user)));
    }

    @Override
    public Answer prove(String patient, Proof proof, User user) {
        ProofType type = proof == Proof.PASSPORT ? ProofType.PASSPORT : ProofType.DRIVING_LICENCE;
        LocalDate today = LocalDate.now(adapter.cabinet().clock());
        return answer(patients().prove(patient, new IdentityProof(type, user.id(), today), false, user(user)));
    }

    @Override
    public Answer validate(String patient, User user) {
        return apply(patient, new IdentityEvent.IdentityValidated(), user);
    }

    @Override
    public Answer mark(String patient, Mark mark, User user) {
        IdentityAttribute attribute = mark == Mark.DOUBTFUL ? IdentityAttribute.DOUBTFUL : IdentityAttribute.FICTITIOUS;
        return apply(patient, new IdentityEvent.AttributeSet(attribute), user);
    }

    private static boolean names(Map<Field, String> values) {
        return values.containsKey(Field.USED_NAME) || values.containsKey(Field.USED_GIVEN_NAME);
    }

    @Override
    public Answer change(String patient, Map<Field, String> values, User user) {
        StoredIdentity stored = patients().get(patient);
        if (names(values)) {
            return apply(
                    patient,
                    new IdentityEvent.UsedNamesChanged(
                            Optional.ofNullable(values.get(Field.USED_NAME)).or(stored::usedName),
                            Optional.ofNullable(values.get(Field.USED_GIVEN_NAME))
                                    .or(stored::usedGivenName)),
                    user);
        }
        Map<Field, String> all = new EnumMap<>(fields(stored));
        all.putAll(values);
        return apply(patient, new IdentityEvent.StrictTraitsChanged(traits(all), true), user);
    }

    @Override
    public Optional<String> showIns(String patient, User user) {
        return patients().showIns(patient, user(user)).map(Ins::matricule).map(each -> each.value());
    }

    private static Map<Field, String> fields(StoredIdentity stored) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        IdentityTraits traits = stored.traits();
        fields.put(Field.BIRTH_NAME, traits.birthName());
        fields.put(Field.BIRTH_GIVEN_NAMES, traits.birthGivenNames());
        fields.put(Field.FIRST_GIVEN_NAME, traits.firstGivenName());
        fields.put(Field.SEX, traits.sex() == Sex.FEMALE ? "F" : "M");
        fields.put(Field.BIRTH_DATE, traits.birthDate().toIso());
        traits.birthPlace().ifPresent(each -> fields.put(Field.BIRTH_PLACE, each));
        stored.usedName().ifPresent(each -> fields.put(Field.USED_NAME, each));
        stored.usedGivenName().ifPresent(each -> fields.put(Field.USED_GIVEN_NAME, each));
        stored.ins().ifPresent(ins -> {
            fields.put(Field.MATRICULE, ins.matricule().value());
            fields.put(Field.OID, ins.authority().oid().value());
        });
        return fields;
    }

    @Override
    public Kept read(String patient) {
        StoredIdentity stored = patients().get(patient);
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        stored.attributes().stream()
                .filter(IdentityAttribute::blocksIns)
                .forEach(each -> marks.add(Mark.valueOf(each.name())));
        return new Kept(
                fields(stored),
                Status.valueOf(stored.status().name()),
                marks,
                stored.proof().map(each -> each.type().name()));
    }

    @Override
    public List<String> search(String birthDate, String beginning) {
        return patients().search(Optional.of(BirthDate.parse(birthDate)), beginning).stream()
                .map(StoredIdentity::recordId)
                .toList();
    }

    @Override
    public List<Trace> traces(String patient) {
        List<Trace> traces = new ArrayList<>();
        patients()
                .journal(patient)
                .forEach(each -> traces.add(new Trace(
                        each.at(),
                        each.userId(),
                        each.kind().equals(IdentityJournalEntry.CREATED)
                                ? Action.CREATION
                                : each.isStatusChange() ? Action.STATUS : Action.CHANGE,
                        String.join(",", each.refusals()),
                        each.before().map(status -> Status.valueOf(status.name())),
                        Optional.of(Status.valueOf(each.after().name())))));
        patients()
                .insTraces(patient)
                .forEach(each -> traces.add(new Trace(
                        each.at(),
                        each.account(),
                        each.what().startsWith("Appel INSi") ? Action.INSI_CALL : Action.INS_SEEN,
                        each.code(),
                        Optional.empty(),
                        Optional.empty())));
        return traces;
    }
}
