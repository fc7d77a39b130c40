package org.segursdk.conformance.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.sandbox.SandboxPki;
import org.segursdk.soap.vihf.PurposeOfUse;
import org.segursdk.soap.vihf.Vihf;
import org.segursdk.soap.vihf.VihfMode;

/** Requests as the clients send them, captured on the wire between the client and a sandbox; and assertions. */
final class WireCorpus {
    /** The address the requests name; nothing listens there, the tap stands in as a proxy. */
    private static final String ADDRESS = "https://localhost:8843/";

    private final Path out;
    private final long seed;
    private final int count;

    WireCorpus(Path out, long seed, int count) {
        this.out = out;
        this.seed = seed;
        this.count = count;
    }

    int write(Set<String> kinds) throws IOException {
        Path work = Files.createTempDirectory("segur-corpus");
        int written = 0;
        SandboxPki pki = SandboxPki.reproducible(work.resolve("pki"), seed);
        Clock clock = Clock.fixed(Corpus.NOW, ZoneOffset.UTC);
        try (Sandbox sandbox = Sandbox.builder().directory(work).clock(clock).start()) {
            sandbox.dmp().openForSynthetic(true);
            if (kinds.contains("insi")) {
                try (WireTap tap = tap(pki, "insi", sandbox)) {
                    written += writeInsi(pki, tap);
                }
            }
            if (kinds.contains("dmp")) {
                try (WireTap tap = tap(pki, "dmp", sandbox)) {
                    written += writeDmp(pki, tap, sandbox);
                }
            }
            if (kinds.contains("vihf")) {
                written += writeVihf(pki);
            }
        } catch (GeneralSecurityException | XMLStreamException e) {
            throw new IOException("corpus", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            delete(work);
        }
        return written;
    }

    private int writeInsi(SandboxPki pki, WireTap tap) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(out.resolve("insi"));
        for (int i = 1; i <= count; i++) {
            Dice dice = new Dice(seed, "insi" + i);
            SyntheticPeople people = new SyntheticPeople(dice, Corpus.NOW);
            IdentityTraits traits = people.searchable();
            try (InsiClient client = InsiClient.create(context(dice, people.structure(), pki, "insi", tap.port()))) {
                tolerate(() -> client.search(traits));
                Files.write(
                        folder.resolve(Corpus.name("rechercherInsAvecTraitsIdentite", i, "http")), tap.takeRequest());
                VitaleBeneficiary card = card(dice, people, traits);
                tolerate(() -> client.searchByVitale(card));
                Files.write(folder.resolve(Corpus.name("rechercherInsAvecCarteVitale", i, "http")), tap.takeRequest());
            }
        }
        return 2 * count;
    }

    private static VitaleBeneficiary card(Dice dice, SyntheticPeople people, IdentityTraits traits) {
        VitaleBeneficiary.Builder card =
                VitaleBeneficiary.builder(people.matricule(people.traits()).value());
        if (dice.oneIn(2)) {
            card.certifiedNir(people.matricule(traits).value());
        }
        if (dice.oneIn(2)) {
            card.birthName(traits.birthName());
        }
        if (dice.oneIn(2)) {
            card.birthDate(traits.birthDate().toIso());
        }
        if (dice.oneIn(2)) {
            card.birthRank(dice.between(1, 3));
        }
        return card.build();
    }

    private int writeDmp(SandboxPki pki, WireTap tap, Sandbox sandbox) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(out.resolve("dmp"));
        int written = 0;
        for (int i = 1; i <= count; i++) {
            Dice dice = new Dice(seed, "dmp" + i);
            CdaSamples samples = new CdaSamples(dice, Corpus.NOW, true);
            DocumentAuthor author = samples.author();
            DmpRequests.Contexts contexts = new DmpRequests.Contexts() {
                @Override
                public SegurContext structure() {
                    return context(dice, author.structure(), pki.trust(), pki.credentials("dmp"), "dmp", tap.port());
                }

                @Override
                public DmpRequests.CardLine staffCard(ProfessionalId holder) throws IOException {
                    ClientCredentials card = pki.staffCard(holder.value());
                    try {
                        WireTap own = tap(pki, card, sandbox);
                        return new DmpRequests.CardLine(
                                context(dice, author.structure(), pki.trust(), card, "dmp", own.port()), own);
                    } catch (GeneralSecurityException e) {
                        throw new IOException("card", e);
                    }
                }
            };
            written += new DmpRequests(folder, tap, i, dice, samples, author, contexts).write();
        }
        return written;
    }

    private int writeVihf(SandboxPki pki) throws IOException, XMLStreamException {
        Path folder = Files.createDirectories(out.resolve("vihf"));
        for (int i = 1; i <= count; i++) {
            Dice dice = new Dice(seed, "vihf" + i);
            SyntheticPeople people = new SyntheticPeople(dice, Corpus.NOW);
            DocumentAuthor author = DocumentAuthor.of(people.doctor(), people.structure());
            QualifiedIns ins = people.qualifiedIns();
            SegurContext context = context(dice, author.structure(), pki, "dmp", 1);
            Vihf.Builder vihf = Vihf.builder(context, "dmp", session(author))
                    .mode(dice.pick(List.of(VihfMode.values())))
                    .purposeOfUse(dice.pick(List.of(PurposeOfUse.values())));
            if (!dice.oneIn(5)) {
                vihf.patient(ins);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            XMLStreamWriter writer = SecureXml.writer(bytes);
            vihf.build().writeTo(writer);
            writer.close();
            Files.write(folder.resolve(Corpus.name("", i, "xml").substring(1)), bytes.toByteArray());
        }
        return count;
    }

    private static ProfessionalSession session(DocumentAuthor author) {
        return ProfessionalSession.local(
                author.professional(), AuthenticationMeans.PASSWORD, Corpus.NOW.minusSeconds(600));
    }

    private static SegurContext context(Dice dice, Structure structure, SandboxPki pki, String service, int proxyPort) {
        return context(dice, structure, pki.trust(), pki.credentials(service), service, proxyPort);
    }

    private static SegurContext context(
            Dice dice,
            Structure structure,
            TrustMaterial trust,
            ClientCredentials credentials,
            String service,
            int proxyPort) {
        Endpoint endpoint = Endpoint.builder(URI.create(ADDRESS + service))
                .trust(trust)
                .proxy("127.0.0.1", proxyPort)
                .build();
        return SegurContext.builder()
                .software(Software.builder("segur-kit corpus", "1")
                        .oid(Oid.of("2.25.180000000000000000000000000000000002"))
                        .cndaAuthorisation("CORPUS")
                        .dmpApproval("CORPUS")
                        .build())
                .structure(structure)
                .credentials(credentials)
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint(service, endpoint)
                        .build())
                .clock(Clock.fixed(Corpus.NOW, ZoneOffset.UTC))
                .uuids(dice::uuid)
                .build();
    }

    /** The request is what counts: a simulator that does not know the person changes nothing. */
    private static void tolerate(Runnable call) {
        try {
            call.run();
        } catch (ServiceFaultException e) {
            if (e.rawErrors().isEmpty()) {
                throw e;
            }
        }
    }

    private static WireTap tap(SandboxPki pki, String service, Sandbox sandbox)
            throws IOException, GeneralSecurityException {
        return tap(pki, pki.credentials(service), sandbox);
    }

    private static WireTap tap(SandboxPki pki, ClientCredentials credentials, Sandbox sandbox)
            throws IOException, GeneralSecurityException {
        return new WireTap(serverContext(pki.directory()), Tls.context(credentials, pki.trust()), sandbox.baseUri());
    }

    /** TLS with the certificate the sandbox itself presents. */
    private static SSLContext serverContext(Path pki) throws IOException, GeneralSecurityException {
        char[] password = Files.readString(pki.resolve("password.txt"), StandardCharsets.US_ASCII)
                .strip()
                .toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pki.resolve("certificates/server.p12"))) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, new SecureRandom());
        return context;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
