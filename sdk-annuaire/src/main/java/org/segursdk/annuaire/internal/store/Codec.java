package org.segursdk.annuaire.internal.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.KnowHow;
import org.segursdk.annuaire.MailboxType;
import org.segursdk.annuaire.MssMailbox;
import org.segursdk.annuaire.StructureAddress;
import org.segursdk.annuaire.StructureIdentifiers;
import org.segursdk.annuaire.StructureKind;
import org.segursdk.annuaire.internal.fhir.FoundActivity;
import org.segursdk.core.actor.Address.Use;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.terminology.CodedValue;

/** What the copy keeps of each resource, as bytes. Its form is that of {@link Cursor#FORMAT}: another form means loading anew. */
final class Codec {
    private Codec() {}

    /** Writes one value. */
    private interface Put<T> {
        void to(DataOutputStream out, T value) throws IOException;
    }

    /** Reads one value. */
    private interface Take<T> {
        T from(DataInputStream in) throws IOException;
    }

    static byte[] bytes(DirectoryProfessional value) {
        return written(value, Codec::professional);
    }

    static DirectoryProfessional professional(byte[] bytes) {
        return read(bytes, Codec::professional);
    }

    static byte[] bytes(DirectoryStructure value) {
        return written(value, Codec::structure);
    }

    static DirectoryStructure structure(byte[] bytes) {
        return read(bytes, Codec::structure);
    }

    static byte[] bytes(FoundActivity value) {
        return written(value, Codec::found);
    }

    static FoundActivity activity(byte[] bytes) {
        return read(bytes, Codec::found);
    }

    private static <T> byte[] written(T value, Put<T> put) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            DataOutputStream out = new DataOutputStream(bytes);
            put.to(out, value);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(byte[] bytes, Take<T> take) {
        try {
            return take.from(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void professional(DataOutputStream out, DirectoryProfessional value) throws IOException {
        optional(out, value.nationalId(), Codec::text);
        optional(out, value.rpps(), Codec::text);
        out.writeBoolean(value.active());
        text(out, value.familyName());
        text(out, value.givenNames());
        optional(out, value.civility(), Codec::text);
        optional(out, value.title(), Codec::text);
        list(out, value.professions(), Codec::coded);
        list(out, value.categories(), Codec::coded);
        list(out, value.knowHow(), Codec::knowHow);
        list(out, value.degrees(), Codec::coded);
        list(out, value.mailboxes(), Codec::mailbox);
        list(out, value.activities(), Codec::activity);
        optional(out, value.lastUpdated(), Codec::instant);
    }

    private static DirectoryProfessional professional(DataInputStream in) throws IOException {
        return new DirectoryProfessional(
                optional(in, Codec::text),
                optional(in, Codec::text),
                in.readBoolean(),
                text(in),
                text(in),
                optional(in, Codec::text),
                optional(in, Codec::text),
                list(in, Codec::coded),
                list(in, Codec::coded),
                list(in, Codec::knowHow),
                list(in, Codec::coded),
                list(in, Codec::mailbox),
                list(in, Codec::activity),
                optional(in, Codec::instant));
    }

    private static void found(DataOutputStream out, FoundActivity value) throws IOException {
        text(out, value.technicalId());
        text(out, value.professional());
        text(out, value.structure());
        activity(out, value.value());
    }

    private static FoundActivity found(DataInputStream in) throws IOException {
        return new FoundActivity(text(in), text(in), text(in), activity(in));
    }

    private static void activity(DataOutputStream out, Activity value) throws IOException {
        optional(out, value.id(), Codec::text);
        out.writeBoolean(value.active());
        list(out, value.codes(), Codec::coded);
        list(out, value.mailboxes(), Codec::mailbox);
        optional(out, value.structure(), Codec::structure);
    }

    private static Activity activity(DataInputStream in) throws IOException {
        return new Activity(
                optional(in, Codec::text),
                in.readBoolean(),
                list(in, Codec::coded),
                list(in, Codec::mailbox),
                optional(in, Codec::structure));
    }

    private static void structure(DataOutputStream out, DirectoryStructure value) throws IOException {
        StructureIdentifiers ids = value.identifiers();
        for (Optional<String> id : List.of(ids.nationalId(), ids.finess(), ids.siret(), ids.siren(), ids.rppsRank())) {
            optional(out, id, Codec::text);
        }
        out.writeBoolean(value.active());
        text(out, value.name());
        optional(out, value.kind().map(Enum::name), Codec::text);
        optional(out, value.sector(), Codec::coded);
        optional(out, value.category(), Codec::coded);
        list(out, value.address().lines(), Codec::text);
        optional(out, value.address().postalCode(), Codec::text);
        optional(out, value.address().city(), Codec::text);
        optional(out, value.address().communeCode(), Codec::text);
        list(out, value.telecoms(), (to, each) -> text(to, each.uri()));
        list(out, value.mailboxes(), Codec::mailbox);
        optional(out, value.lastUpdated(), Codec::instant);
    }

    private static DirectoryStructure structure(DataInputStream in) throws IOException {
        return new DirectoryStructure(
                new StructureIdentifiers(
                        optional(in, Codec::text),
                        optional(in, Codec::text),
                        optional(in, Codec::text),
                        optional(in, Codec::text),
                        optional(in, Codec::text)),
                in.readBoolean(),
                text(in),
                optional(in, Codec::text).map(StructureKind::valueOf),
                optional(in, Codec::coded),
                optional(in, Codec::coded),
                new StructureAddress(
                        list(in, Codec::text),
                        optional(in, Codec::text),
                        optional(in, Codec::text),
                        optional(in, Codec::text)),
                list(in, from -> new Telecom(text(from), Use.WORK)),
                list(in, Codec::mailbox),
                optional(in, Codec::instant));
    }

    private static void mailbox(DataOutputStream out, MssMailbox value) throws IOException {
        text(out, value.address());
        optional(out, value.type().map(Enum::name), Codec::text);
        out.writeInt(value.rank().orElse(0));
        optional(out, value.digitization(), DataOutputStream::writeBoolean);
        optional(out, value.description(), Codec::text);
        optional(out, value.service(), Codec::text);
    }

    private static MssMailbox mailbox(DataInputStream in) throws IOException {
        String address = text(in);
        Optional<MailboxType> type = optional(in, Codec::text).map(MailboxType::valueOf);
        int rank = in.readInt();
        return new MssMailbox(
                address,
                type,
                rank > 0 ? OptionalInt.of(rank) : OptionalInt.empty(),
                optional(in, DataInputStream::readBoolean),
                optional(in, Codec::text),
                optional(in, Codec::text));
    }

    private static void knowHow(DataOutputStream out, KnowHow value) throws IOException {
        optional(out, value.type(), Codec::coded);
        coded(out, value.value());
    }

    private static KnowHow knowHow(DataInputStream in) throws IOException {
        return new KnowHow(optional(in, Codec::coded), coded(in));
    }

    private static void coded(DataOutputStream out, CodedValue value) throws IOException {
        text(out, value.code());
        text(out, value.codeSystem());
        text(out, value.displayName());
    }

    private static CodedValue coded(DataInputStream in) throws IOException {
        return CodedValue.of(text(in), text(in), text(in));
    }

    private static void instant(DataOutputStream out, Instant value) throws IOException {
        out.writeLong(value.getEpochSecond());
        out.writeInt(value.getNano());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 0xFF) {
            out.writeByte(bytes.length);
        } else {
            out.writeByte(0xFF);
            out.writeInt(bytes.length);
        }
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        byte[] bytes = in.readNBytes(length < 0xFF ? length : in.readInt());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static <T> void optional(DataOutputStream out, Optional<T> value, Put<T> put) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            put.to(out, value.get());
        }
    }

    private static <T> Optional<T> optional(DataInputStream in, Take<T> take) throws IOException {
        return in.readBoolean() ? Optional.of(take.from(in)) : Optional.empty();
    }

    private static <T> void list(DataOutputStream out, List<T> values, Put<T> put) throws IOException {
        out.writeShort(Math.min(values.size(), 0xFFFF));
        for (T value : values.subList(0, Math.min(values.size(), 0xFFFF))) {
            put.to(out, value);
        }
    }

    private static <T> List<T> list(DataInputStream in, Take<T> take) throws IOException {
        int count = in.readUnsignedShort();
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(take.from(in));
        }
        return values;
    }
}
