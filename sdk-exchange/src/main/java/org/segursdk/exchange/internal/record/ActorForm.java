package org.segursdk.exchange.internal.record;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.terminology.CodedValue;

/** Professionals and structures as JSON, every part. */
public final class ActorForm {
    private ActorForm() {}

    public static void code(JsonOut out, CodedValue value) {
        out.put("code", value.code()).put("system", value.codeSystem()).put("label", value.displayName());
    }

    public static CodedValue code(JsonIn in) {
        return CodedValue.of(in.text("code"), in.text("system"), in.text("label"));
    }

    /** A code that must be there. */
    public static CodedValue code(JsonIn in, String name) {
        return required(in.object(name, ActorForm::code), name);
    }

    static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(() -> new IllegalArgumentException("missing: " + name));
    }

    public static void professional(JsonOut out, Professional value) {
        out.put("id", value.id().value())
                .put("familyName", value.familyName())
                .put("givenName", value.givenName())
                .object("specialty", each -> code(each, value.specialty()))
                .put("civility", value.civility())
                .put("title", value.title());
        places(out, value.addresses(), value.telecoms());
    }

    public static Professional professional(JsonIn in) {
        Professional.Builder builder = Professional.builder()
                .id(new ProfessionalId(in.text("id")))
                .familyName(in.text("familyName"))
                .givenName(in.text("givenName"))
                .specialty(code(in, "specialty"));
        in.optional("civility").ifPresent(builder::civility);
        in.optional("title").ifPresent(builder::title);
        addresses(in).forEach(builder::addAddress);
        telecoms(in).forEach(builder::addTelecom);
        return builder.build();
    }

    public static void structure(JsonOut out, Structure value) {
        out.put("id", value.id().value())
                .put("name", value.name())
                .put("sector", value.sector().code())
                .put("practiceSetting", value.practiceSetting().code())
                .put("billingId", value.billingId());
        places(out, value.addresses(), value.telecoms());
    }

    public static Structure structure(JsonIn in) {
        Structure.Builder builder = Structure.builder()
                .id(new StructureId(in.text("id")))
                .name(in.text("name"))
                .sector(in.text("sector"))
                .practiceSetting(in.text("practiceSetting"));
        in.optional("billingId").ifPresent(builder::billingId);
        addresses(in).forEach(builder::addAddress);
        telecoms(in).forEach(builder::addTelecom);
        return builder.build();
    }

    static void places(JsonOut out, Collection<Address> addresses, Collection<Telecom> telecoms) {
        out.objects("addresses", addresses, ActorForm::address);
        out.objects("telecoms", telecoms, (each, telecom) -> each.put("uri", telecom.uri())
                .put("use", telecom.use()));
    }

    private static void address(JsonOut out, Address address) {
        out.texts("lines", address.lines()).put("use", address.use());
        address.parts()
                .ifPresent(parts -> out.object("parts", each -> Arrays.stream(PostalAddress.Part.values())
                        .forEach(part -> each.put(part.name(), parts.part(part)))));
    }

    static List<Address> addresses(JsonIn in) {
        return in.objects(
                "addresses",
                each -> new Address(
                        each.texts("lines"),
                        each.constant("use", Address.Use.class),
                        each.object("parts", ActorForm::parts)));
    }

    private static PostalAddress parts(JsonIn in) {
        PostalAddress.Builder builder = PostalAddress.builder();
        for (PostalAddress.Part part : PostalAddress.Part.values()) {
            in.optional(part.name()).ifPresent(text -> builder.part(part, text));
        }
        return builder.build();
    }

    static List<Telecom> telecoms(JsonIn in) {
        return in.objects("telecoms", each -> new Telecom(each.text("uri"), each.constant("use", Address.Use.class)));
    }
}
