package org.segursdk.conformance.checks.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.InsiResult;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.insi.desk.IdentityDesk;
import org.segursdk.insi.desk.InsProposal;
import org.segursdk.insi.desk.InsTrace;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityJournalEntry;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.IdentityPolicy;
import org.segursdk.insi.identity.InsRight;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.Trait;
import org.segursdk.insi.identity.TraitComparison.Verdict;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;

/** Patients of a small product over the SDK: its desk, its life cycle, its index, the sandbox's INSi. */
public class IdentitySample implements SegurKitAdapter, IdentityPort {
    KitBench bench;
    private InsiClient insi;
    IdentityLifeCycle lifeCycle;
    IdentityDesk desk;
    PatientIndex index = PatientIndex.create();
    private int numbers;
    final Map<String, PatientIdentity> identities = new HashMap<>();
    final List<InsTrace> calls = new ArrayList<>();
    final List<IdentityJournalEntry> journal = new ArrayList<>();

    @Override
    public void connect(KitBench on) {
        bench = on;
        insi = InsiClient.create(SegurContext.builder()
                .software(Software.of("TestLGC", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("Cabinet de test")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .billingId("0B0193488")
                        .build())
                .credentials(bench.sandbox().pki().credentials("insi"))
                .endpoints(bench.sandbox().endpoints())
                .clock(bench.clock())
                .build());
        follow(IdentityPolicy.defaults());
    }

    final void follow(IdentityPolicy policy) {
        lifeCycle = IdentityLifeCycle.create(policy, bench.clock());
        desk = IdentityDesk.create(insi, lifeCycle, calls::add, bench.clock());
    }

    @Override
    public void reset() {
        identities.clear();
        calls.clear();
        journal.clear();
        index = PatientIndex.create();
    }

    @Override
    public void close() {
        insi.close();
    }

    static InsUser user(User user) {
        Set<InsRight> rights = EnumSet.of(InsRight.MANAGE_IDENTITY);
        user.rights().forEach(each -> rights.add(InsRight.valueOf(each.name())));
        return new InsUser(user.id(), rights);
    }

    static Answer refused(List<Violation> violations, String... patient) {
        return new Answer(
                false,
                Optional.ofNullable(patient.length == 0 ? null : patient[0]),
                violations.stream().map(Violation::rule).toList());
    }

    Answer keep(IdentityDecision decision) {
        PatientIdentity identity = decision.identity();
        String id = identity.recordId();
        journal.addAll(decision.journal());
        identities.put(id, identity);
        index.put(new IndexedPatient(
                id,
                identity.traits(),
                identity.state().usedName(),
                identity.state().usedGivenName(),
                identity.status(),
                identity.ins(),
                List.of()));
        return decision.isAccepted() ? new Answer(true, Optional.of(id), List.of()) : refused(decision.refusals(), id);
    }

    /** The key of the next patient. */
    final String number() {
        return "patient-" + ++numbers;
    }

    static IdentityTraits traits(Map<Field, String> fields) {
        IdentityTraits.Builder traits = IdentityTraits.builder();
        Optional.ofNullable(fields.get(Field.BIRTH_NAME)).ifPresent(traits::birthName);
        Optional.ofNullable(fields.get(Field.BIRTH_GIVEN_NAMES))
                .or(() -> Optional.ofNullable(fields.get(Field.FIRST_GIVEN_NAME)))
                .ifPresent(traits::birthGivenNames);
        Optional.ofNullable(fields.get(Field.FIRST_GIVEN_NAME)).ifPresent(traits::firstGivenName);
        Optional.ofNullable(fields.get(Field.SEX))
                .ifPresent(each -> traits.sex(each.equals("F") ? Sex.FEMALE : Sex.MALE));
        Optional.ofNullable(fields.get(Field.BIRTH_DATE)).ifPresent(traits::birthDate);
        Optional.ofNullable(fields.get(Field.BIRTH_PLACE)).ifPresent(traits::birthPlace);
        return traits.build();
    }

    @Override
    public Answer create(Map<Field, String> typed, User user) {
        try {
            if (!typed.containsKey(Field.BIRTH_PLACE)) {
                return new Answer(false, Optional.empty(), List.of("birth place missing"));
            }
            String id = number();
            Answer created = keep(lifeCycle.create(id, traits(typed), CaptureChannel.TYPED, user(user)));
            return typed.containsKey(Field.USED_NAME) || typed.containsKey(Field.USED_GIVEN_NAME)
                    ? change(id, typed, user)
                    : created;
        } catch (InvalidInputException e) {
            return refused(e.violations());
        }
    }

    @Override
    public Answer retrieve(String patient, User user) {
        InsProposal proposal = desk.retrieve(identities.get(patient), user(user));
        if (proposal instanceof InsProposal.Found found) {
            // the user agrees to more given names than were typed, and to nothing else
            Set<Trait> different = found.comparison().with(Verdict.DIFFERENT);
            Set<Trait> confirmed = different.equals(Set.of(Trait.BIRTH_GIVEN_NAMES)) ? different : Set.of();
            return keep(desk.accept(found, confirmed, user(user)));
        }
        if (proposal instanceof InsProposal.NotCalled refused) {
            return refused(refused.reasons(), patient);
        }
        return new Answer(
                false, Optional.of(patient), List.of(proposal.getClass().getSimpleName()));
    }

    @Override
    public Answer createFromCard(String insured, User user) {
        try {
            InsiResult result = desk.search(VitaleBeneficiary.builder(insured).build(), user(user));
            if (result instanceof InsiResult.Found found) {
                return keep(lifeCycle.createFromInsi(number(), found.identity(), user(user)));
            }
            return new Answer(false, Optional.empty(), List.of("not found"));
        } catch (InvalidInputException e) {
            return refused(e.violations());
        }
    }

    Answer apply(String patient, IdentityEvent event, User user) {
        return keep(lifeCycle.apply(identities.get(patient), event, user(user)));
    }

    @Override
    public Answer prove(String patient, Proof proof, User user) {
        ProofType type = proof == Proof.PASSPORT ? ProofType.PASSPORT : ProofType.DRIVING_LICENCE;
        LocalDate day = LocalDate.now(bench.clock());
        return apply(patient, new IdentityEvent.ProofRecorded(new IdentityProof(type, user.id(), day)), user);
    }

    @Override
    public Answer validate(String patient, User user) {
        return apply(patient, new IdentityEvent.IdentityValidated(), user);
    }

    @Override
    public Answer mark(String patient, Mark mark, User user) {
        return apply(
                patient,
                new IdentityEvent.AttributeSet(
                        mark == Mark.DOUBTFUL ? IdentityAttribute.DOUBTFUL : IdentityAttribute.FICTITIOUS),
                user);
    }

    @Override
    public Answer change(String patient, Map<Field, String> values, User user) {
        PatientIdentity identity = identities.get(patient);
        if (values.containsKey(Field.USED_NAME) || values.containsKey(Field.USED_GIVEN_NAME)) {
            Optional<String> name = Optional.ofNullable(values.get(Field.USED_NAME))
                    .or(() -> identity.state().usedName());
            Optional<String> given = Optional.ofNullable(values.get(Field.USED_GIVEN_NAME))
                    .or(() -> identity.state().usedGivenName());
            return apply(patient, new IdentityEvent.UsedNamesChanged(name, given), user);
        }
        Map<Field, String> all = new EnumMap<>(fields(identity));
        all.putAll(values);
        return apply(patient, new IdentityEvent.StrictTraitsChanged(traits(all), true), user);
    }

    @Override
    public Optional<String> showIns(String patient, User user) {
        return desk.show(identities.get(patient), user(user))
                .map(Ins::matricule)
                .map(each -> each.value());
    }

    private static Map<Field, String> fields(PatientIdentity identity) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        IdentityTraits traits = identity.traits();
        fields.put(Field.BIRTH_NAME, traits.birthName());
        fields.put(Field.BIRTH_GIVEN_NAMES, traits.birthGivenNames());
        fields.put(Field.FIRST_GIVEN_NAME, traits.firstGivenName());
        fields.put(Field.SEX, traits.sex() == Sex.FEMALE ? "F" : "M");
        fields.put(Field.BIRTH_DATE, traits.birthDate().toIso());
        traits.birthPlace().ifPresent(each -> fields.put(Field.BIRTH_PLACE, each));
        identity.state().usedName().ifPresent(each -> fields.put(Field.USED_NAME, each));
        identity.state().usedGivenName().ifPresent(each -> fields.put(Field.USED_GIVEN_NAME, each));
        identity.ins().ifPresent(ins -> {
            fields.put(Field.MATRICULE, ins.matricule().value());
            fields.put(Field.OID, ins.authority().oid().value());
        });
        return fields;
    }

    @Override
    public Kept read(String patient) {
        PatientIdentity identity = identities.get(patient);
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        identity.attributes().stream()
                .filter(IdentityAttribute::blocksIns)
                .forEach(each -> marks.add(Mark.valueOf(each.name())));
        return new Kept(
                fields(identity),
                Status.valueOf(identity.status().name()),
                marks,
                identity.state().proof().map(each -> each.type().name()));
    }

    @Override
    public List<String> search(String birthDate, String beginning) {
        return index.search(BirthDate.parse(birthDate), beginning).stream()
                .map(IndexedPatient::recordId)
                .toList();
    }

    @Override
    public List<Trace> traces(String patient) {
        List<Trace> traces = new ArrayList<>();
        journal.stream().filter(each -> each.recordId().equals(patient)).forEach(each -> {
            boolean created = each.kind().equals(IdentityJournalEntry.CREATED);
            Action action = created ? Action.CREATION : each.isStatusChange() ? Action.STATUS : Action.CHANGE;
            traces.add(new Trace(
                    each.at(),
                    each.userId(),
                    action,
                    String.join(",", each.refusals()),
                    each.before().map(status -> Status.valueOf(status.name())),
                    Optional.of(Status.valueOf(each.after().name()))));
        });
        calls.stream().filter(each -> each.recordId().equals(patient)).forEach(each -> {
            boolean call = each instanceof InsTrace.Call;
            String outcome = each instanceof InsTrace.Call told ? told.rawCode() : "";
            traces.add(new Trace(
                    each.at(),
                    each.userId(),
                    call ? Action.INSI_CALL : Action.INS_SEEN,
                    outcome,
                    Optional.empty(),
                    Optional.empty()));
        });
        return traces;
    }
}
