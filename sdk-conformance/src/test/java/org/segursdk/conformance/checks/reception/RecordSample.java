package org.segursdk.conformance.checks.reception;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.conformance.port.CareTeamPort;
import org.segursdk.conformance.port.DocumentOriginPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ResultAlertPort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.mss.received.MessageDocument;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.ReceptionProfile;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;

/** A product's record: what stands in it and from where, who cares for the patient, whom it notifies. */
public class RecordSample implements SegurKitAdapter, CareTeamPort, DocumentOriginPort, ResultAlertPort {
    private static final String ADDRESS = "kit.dossier@medecin.test.example";

    private final Map<String, Set<String>> teams = new HashMap<>();
    private final List<String> trace = new ArrayList<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private @Nullable KitBench bench;

    @Override
    public void connect(KitBench on) {
        bench = on;
    }

    private KitBench bench() {
        return Objects.requireNonNull(bench);
    }

    @Override
    public void reset() {
        teams.clear();
        trace.clear();
        origins.clear();
        texts.clear();
        bench().sandbox().mss().createMailbox(MssMailbox.organisational(ADDRESS, "899700366240"));
    }

    @Override
    public void link(String patient, String rpps, String user) {
        teams.computeIfAbsent(patient, each -> new LinkedHashSet<>()).add(rpps);
        trace.add(user + " + " + rpps);
    }

    @Override
    public void unlink(String patient, String rpps, String user) {
        teams.getOrDefault(patient, Set.of()).remove(rpps);
        trace.add(user + " - " + rpps);
    }

    @Override
    public Optional<Set<String>> linked(String patient) {
        return Optional.of(Set.copyOf(teams.getOrDefault(patient, Set.of())));
    }

    @Override
    public Optional<List<String>> trace(String patient) {
        return Optional.of(List.copyOf(trace));
    }

    @Override
    public String mailbox() {
        return ADDRESS;
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits) {
        return ins.matricule().value();
    }

    protected void keep(String title, Origin origin) {
        origins.put(title, origin);
    }

    @Override
    public void write(String patient, String title) {
        keep(title, Origin.LOCAL);
    }

    @Override
    public void fetch(String patient) throws Exception {
        MessageReader reader = MessageReader.create().profile(ReceptionProfile.of(Incoming.PROFILE));
        for (MssMessage mail : bench().sandbox().mss().messages(ADDRESS)) {
            byte[] bytes;
            try (InputStream in = mail.open()) {
                bytes = in.readAllBytes();
            }
            try (ReceivedMessage message = reader.read(() -> new ByteArrayInputStream(bytes))) {
                for (MessageDocument document : message.documents()) {
                    document.title().ifPresent(each -> keep(each, Origin.MSSANTE));
                }
            }
        }
    }

    @Override
    public void take(String patient, String uniqueId) {
        bench().sandbox().dmp().documents(patient).stream()
                .filter(each -> each.uniqueId().equals(uniqueId))
                .map(DmpDocument::title)
                .forEach(each -> keep(each, Origin.DMP));
    }

    @Override
    public Optional<Origin> origin(String patient, String title) {
        return Optional.ofNullable(origins.get(title));
    }

    protected String text(String report) {
        return "Un résultat demande votre attention.";
    }

    @Override
    public void arrives(byte[] report) {
        String cda = new String(report, java.nio.charset.StandardCharsets.UTF_8);
        if (cda.contains("code=\"" + BioInterpretation.HIGH_ALERT.code().code() + "\"")) {
            texts.add(text(cda));
        }
    }

    @Override
    public Optional<List<String>> notifications() {
        return Optional.of(List.copyOf(texts));
    }
}
