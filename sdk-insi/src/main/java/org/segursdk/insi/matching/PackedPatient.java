package org.segursdk.insi.matching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityStatus;

/** A patient in some hundred bytes. Never leaves the memory of the process. */
final class PackedPatient {
    private PackedPatient() {}

    static byte[] pack(IndexedPatient patient) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            IdentityTraits traits = patient.traits();
            out.writeUTF(patient.recordId());
            out.writeByte(patient.status().ordinal());
            out.writeUTF(traits.birthName());
            out.writeUTF(traits.birthGivenNames());
            out.writeUTF(traits.firstGivenName());
            out.writeByte(traits.sex().ordinal());
            out.writeInt(Integer.parseInt(traits.birthDate().toCompact()));
            out.writeUTF(traits.birthPlace().orElse(""));
            out.writeUTF(patient.usedName().orElse(""));
            out.writeUTF(patient.usedGivenName().orElse(""));
            List<Ins> known = new ArrayList<>(patient.formerIns());
            patient.ins().ifPresent(ins -> known.add(0, ins));
            out.writeBoolean(patient.ins().isPresent());
            out.writeShort(known.size());
            for (Ins ins : known) {
                out.writeByte(ins.authority().ordinal());
                out.writeUTF(ins.matricule().value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The record alone, which stands first. */
    static String recordId(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return in.readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IndexedPatient unpack(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String recordId = in.readUTF();
            IdentityStatus status = IdentityStatus.values()[in.readByte()];
            String birthName = in.readUTF();
            String givenNames = in.readUTF();
            String first = in.readUTF();
            Sex sex = Sex.values()[in.readByte()];
            BirthDate date = date(in.readInt());
            Optional<String> place = text(in.readUTF());
            Optional<String> usedName = text(in.readUTF());
            Optional<String> usedGivenName = text(in.readUTF());
            boolean active = in.readBoolean();
            List<Ins> known = new ArrayList<>();
            for (int left = in.readShort(); left > 0; left--) {
                InsAuthority authority = InsAuthority.values()[in.readByte()];
                String value = in.readUTF();
                known.add(new Ins(Matricule.received(value.substring(0, 13), value.substring(13)), authority));
            }
            return new IndexedPatient(
                    recordId,
                    IdentityTraits.received(birthName, givenNames, Optional.of(first), sex, date, place),
                    usedName,
                    usedGivenName,
                    status,
                    active ? Optional.of(known.get(0)) : Optional.empty(),
                    active ? known.subList(1, known.size()) : known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static BirthDate date(int compact) {
        String digits = String.format("%08d", compact);
        return BirthDate.received(digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6));
    }
}
