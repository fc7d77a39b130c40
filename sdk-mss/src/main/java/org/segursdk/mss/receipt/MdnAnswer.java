package org.segursdk.mss.receipt;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.internal.mime.HeaderLines;
import org.segursdk.mss.internal.mime.MimeNode;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageIds;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.mss.message.Sender;

/**
 * Builds the read receipt that answers a request: a text, the notification, and the whole original once. An error is told as
 * {@code processed/error} with a field {@code Error}, and in the subject. Every broken rule is reported at once.
 * Source: mssante §7.2–7.4.
 */
public final class MdnAnswer {
    private final MdnRequest request;
    private final Sender sender;
    private final MessageProfile profile;
    private String disposition = "processed";
    private boolean manualAction;
    private @Nullable IntegrationError error;
    private boolean confirmed;
    private MssAddress recipient;
    private @Nullable String product;
    private @Nullable String reportingUa;
    private MessageIds ids = MessageId::random;
    private Clock clock = Clock.systemUTC();
    private ZoneId zone = ZoneId.of("Europe/Paris");

    private MdnAnswer(MdnRequest request, Sender sender, MessageProfile profile) {
        this.request = Objects.requireNonNull(request, "request");
        this.sender = Objects.requireNonNull(sender, "sender");
        this.profile = Objects.requireNonNull(profile, "profile");
        this.recipient = sender.address();
    }

    /** An answer from the mailbox that handled the message: unless told otherwise, that software processed it. */
    public static MdnAnswer to(MdnRequest request, Sender sender, MessageProfile profile) {
        return new MdnAnswer(request, sender, profile);
    }

    /** Somebody read the message. */
    public MdnAnswer displayed() {
        this.disposition = "displayed";
        this.manualAction = true;
        this.error = null;
        return this;
    }

    /** Software handled the message. */
    public MdnAnswer processed() {
        this.disposition = "processed";
        this.manualAction = false;
        this.error = null;
        return this;
    }

    /** Software could not file the documents. */
    public MdnAnswer failed(IntegrationError value) {
        processed();
        this.error = Objects.requireNonNull(value, "error");
        return this;
    }

    /** A person agreed to send it; needed when the request's decision is {@link MdnRequest.Decision#ASK}. */
    public MdnAnswer confirmed() {
        this.confirmed = true;
        return this;
    }

    /** The mailbox told as recipient, original and final. Default that of the sender: where a shared one forwards to it too. */
    public MdnAnswer recipient(MssAddress value) {
        this.recipient = Objects.requireNonNull(value, "recipient");
        return this;
    }

    /** Required: number of the product ({@code X-MSS-NIL}). */
    public MdnAnswer productNumber(String value) {
        this.product = Objects.requireNonNull(value, "productNumber");
        return this;
    }

    /** Required: name of the product that answers ({@code Reporting-UA}). */
    public MdnAnswer reportingUa(String value) {
        this.reportingUa = Objects.requireNonNull(value, "reportingUa");
        return this;
    }

    /** Default random ids. */
    public MdnAnswer messageIds(MessageIds value) {
        this.ids = Objects.requireNonNull(value, "messageIds");
        return this;
    }

    /** Default the system's. */
    public MdnAnswer clock(Clock value) {
        this.clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Zone of the Date field; default Europe/Paris. */
    public MdnAnswer zone(ZoneId value) {
        this.zone = Objects.requireNonNull(value, "zone");
        return this;
    }

    /**
     * @throws InvalidInputException rules {@code MSS-MDN-NEVER}, {@code MSS-MDN-CONFIRM}, {@code REQUIRED},
     *     {@code MSS-PRODUCT-NUMBER}, {@code MSS-MDN-UA}
     * @throws IOException when the original cannot be read
     */
    public PreparedMail build() throws IOException {
        Violations violations = new Violations()
                .check(
                        request.decision() != MdnRequest.Decision.NEVER,
                        "request",
                        "MSS-MDN-NEVER",
                        "ce message n'attend pas d'accusé",
                        "this message is not to be answered by a receipt")
                .check(
                        request.decision() != MdnRequest.Decision.ASK || confirmed,
                        "request",
                        "MSS-MDN-CONFIRM",
                        "l'accord de l'utilisateur est nécessaire",
                        "the user must agree first")
                .require(reportingUa, "reportingUa")
                .check(
                        reportingUa == null || Wording.isPlain(reportingUa) && reportingUa.length() <= 200,
                        "reportingUa",
                        "MSS-MDN-UA",
                        "ASCII, 200 caractères au plus",
                        "ASCII, at most 200 characters");
        AnswerFrame.checkProduct(product, violations);
        violations.throwIfAny("MdnAnswer");
        AnswerFrame frame = new AnswerFrame(sender, profile, Objects.requireNonNull(product), ids, clock, zone);
        MimeNode.Group root = new MimeNode.Group(
                "multipart/report; report-type=disposition-notification",
                AnswerFrame.boundary(),
                List.of(
                        MimeNode.text("plain", text()),
                        MimeNode.fields("message/disposition-notification", notification()),
                        MimeNode.message(request.original())));
        return frame.finish(
                request.to(),
                AnswerFrame.subject(Optional.ofNullable(error), request.subject()),
                request.messageId(),
                !profile.notificationWithoutReturnPath().value(),
                !confirmed,
                root);
    }

    private HeaderLines notification() {
        HeaderLines fields = new HeaderLines()
                .text("Reporting-UA", Objects.requireNonNull(reportingUa).strip())
                .raw("Original-Recipient", "rfc822;" + recipient.value())
                .raw("Final-Recipient", "rfc822;" + recipient.value());
        request.messageId().ifPresent(id -> fields.raw("Original-Message-ID", id.bracketed()));
        fields.raw(
                "Disposition",
                (manualAction ? "manual-action" : "automatic-action")
                        + (confirmed ? "/MDN-sent-manually; " : "/MDN-sent-automatically; ")
                        + disposition
                        + (error == null ? "" : "/error"));
        if (error != null) {
            fields.text("Error", error.toField());
        }
        return fields;
    }

    private String text() {
        if (error != null) {
            return AnswerFrame.errorText(error);
        }
        return manualAction
                ? "Le message a été affiché à son destinataire.\n"
                : "Le message a été traité par le logiciel du destinataire.\n";
    }
}
