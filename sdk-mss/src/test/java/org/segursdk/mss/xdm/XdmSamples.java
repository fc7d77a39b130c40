package org.segursdk.mss.xdm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.cda.Participant;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** A synthetic patient, a practice, documents and archives of them. */
public final class XdmSamples {
    public static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");
    public static final Oid ID = Oid.of("1.2.250.1.213.3.999.2026.1");
    public static final String MATRICULE = "279032A004000";
    public static final CodedValue CONTENT_TYPE =
            ValueSets.submissionContentType().concepts().get(0);

    private XdmSamples() {}

    public static IdentityTraits traits(String name, String birthDate) {
        return IdentityTraits.builder()
                .birthName(name)
                .birthGivenNames("ZOE MARIE-LOUISE")
                .sex(Sex.FEMALE)
                .birthDate(birthDate)
                .birthPlace("2A004")
                .build();
    }

    public static Patient.Builder qualified(String number, String name, String birthDate) {
        return Patient.qualified(QualifiedIns.restore(
                new Ins(Matricule.ofNumber(number), InsAuthority.NIR_TEST),
                traits(name, birthDate),
                new Provenance(
                        Provenance.Route.INSI_TRAITS,
                        Instant.parse("2026-01-02T10:00:00Z"),
                        new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 2)),
                        true)));
    }

    public static Patient patient() {
        return qualified(MATRICULE, "D'ARTAGNAN--DE BATZ", "1979-03-28").build();
    }

    public static Patient localPatient(String number) {
        return Patient.local(traits("D'ARTAGNAN--DE BATZ", "1979-03-28"))
                .addLocalId(new LocalPatientId(Oid.of("1.2.250.1.213.3.999"), number))
                .build();
    }

    public static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet de l'Église & <associés>")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("3 rue du Petit-Pont", "75005 PARIS"))
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
    }

    public static DocumentAuthor author() {
        Professional doctor = Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("Lefèvre")
                .givenName("Hélène")
                .title("DR")
                .specialty("G15_10/SM26")
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
        return DocumentAuthor.of(doctor, practice());
    }

    public static CdaHeader.Builder header(Oid id, Patient patient, String title) {
        return CdaHeader.builder()
                .id(id)
                .title(title)
                .createdAt(NOW)
                .patient(patient)
                .addAuthor(new Attestation(author(), NOW))
                .custodian(practice())
                .legalAuthenticator(new Attestation(author(), NOW))
                .addParticipant(Participant.treatingPhysician(author().professional(), practice()))
                .event(ServiceEvent.of(author(), NOW.minusSeconds(1800)))
                .encounter(Encounter.of(practice(), NOW.minusSeconds(1800)));
    }

    public static Document document(CdaHeader.Builder header) {
        return N1Document.builder()
                .header(header)
                .type(N1Type.CONSULTATION_REPORT)
                .text("Tout va bien.")
                .build()
                .toDocument();
    }

    public static Document document(Oid id, Patient patient) {
        return document(header(id, patient, "Compte rendu de consultation"));
    }

    public static Document document() {
        return document(ID, patient());
    }

    public static Document replacement() {
        return document(header(ID.child(2), patient(), "Compte rendu de consultation")
                .setId(ID.child(0))
                .version(2)
                .addRelation(new Relation(Relation.Type.RPLC, ID).withTargetVersion(1)));
    }

    /** Always the same ids, in the same order. */
    public static Supplier<UUID> uuids() {
        AtomicLong next = new AtomicLong();
        return () -> new UUID(0x4000L, 0x8000000000000000L + next.incrementAndGet());
    }

    public static XdmArchive.Builder archive(Document... documents) {
        return XdmArchive.builder(Software.of("MonLGC", "4.2"))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .uuids(uuids())
                .sender(author())
                .contentType(CONTENT_TYPE)
                .addDocuments(List.of(documents));
    }

    public static byte[] bytes(XdmArchive archive, Compression compression) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            archive.writeTo(out, compression);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] bytes(Document document) {
        try (InputStream in = document.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a zip, as the JDK reads it. */
    public static Map<String, byte[]> files(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** A zip of these files, as the JDK writes it. */
    public static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An archive whose files can be changed before it is zipped. */
    public static Map<String, byte[]> unpacked(Document... documents) {
        return files(bytes(archive(documents).build(), Compression.STORED));
    }

    public static final String METADATA = "IHE_XDM/SUBSET01/METADATA.XML";
    public static final String DOC1 = "IHE_XDM/SUBSET01/DOC00001.XML";

    /** The archive with its metadata rewritten. */
    public static byte[] withMetadata(Map<String, byte[]> files, java.util.function.UnaryOperator<String> edit) {
        String before = new String(files.get(METADATA), StandardCharsets.UTF_8);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("the edit changed nothing");
        }
        Map<String, byte[]> edited = new LinkedHashMap<>(files);
        edited.put(METADATA, after.getBytes(StandardCharsets.UTF_8));
        return zip(edited);
    }
}
