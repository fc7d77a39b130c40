package org.segursdk.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.segursdk.core.SegurContext;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.exchange.ExchangeListener.CaptureMode;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.internal.ExistenceAnswer;
import org.segursdk.dmp.internal.ExistenceRequest;
import org.segursdk.dmp.internal.FeedChecks;
import org.segursdk.dmp.internal.Submission;
import org.segursdk.soap.SoapLimits;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.XmlFragment;
import org.segursdk.soap.XmlReading;
import org.segursdk.soap.internal.Call;
import org.segursdk.soap.internal.OpenedAnswer;
import org.segursdk.soap.internal.Peer;
import org.segursdk.soap.internal.Transport;
import org.segursdk.soap.vihf.Vihf;
import org.segursdk.soap.vihf.VihfMode;

/**
 * The calls of the client over plain HTTP on the loopback, which no endpoint of the SDK allows: through the port under the
 * client, doing what the client does.
 */
final class Port {
    private static final String SUCCESS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success";

    private final SegurContext context;
    private final DmpProfile profile = DmpProfile.defaults();
    private final Peer peer;
    private final URI uri;

    /** @param context its endpoint gives the time-outs alone */
    Port(SegurContext context, URI uri) {
        this.context = context;
        this.peer = new Peer(context.endpoint("dmp"), context.credentials("dmp"));
        this.uri = uri;
    }

    String feed(FeedRequest request) throws IOException, XMLStreamException {
        List<FeedChecks.Checked> documents = FeedChecks.check(request, profile);
        DocumentAuthor author = request.documents().get(0).metadata().authors().get(0);
        Submission submission = Submission.of(
                request,
                documents,
                FeedSamples.CONTENT_TYPE,
                author,
                context,
                context.credentials("dmp").signature(),
                profile);
        SoapRequest message = SoapRequest.builder("TD2.1", "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b")
                .assertion(vihf())
                .body(submission::writeTo)
                .attachments(submission.attachments())
                .build();
        String status = call(message, EbrimReader::readResponse).status();
        if (!status.equals(SUCCESS)) {
            throw new IllegalStateException(status);
        }
        return status;
    }

    String exists(boolean signed) throws IOException, XMLStreamException {
        ExistenceRequest message = new ExistenceRequest(
                profile,
                context.software(),
                FeedSamples.ins().ins(),
                context.clock().instant(),
                context.uuids().get(),
                context.uuids().get());
        SoapRequest.Builder request = SoapRequest.builder("TD0.2", "urn:hl7-org:v3:PRPA_IN201307UV02")
                .body(message::writeTo)
                .readOnly(true);
        Optional<XmlFragment> assertion = signed ? Optional.of(vihf()) : Optional.empty();
        assertion.ifPresent(request::assertion);
        ExistenceAnswer answer = call(
                request.build(),
                in -> ExistenceAnswer.read(in, FeedSamples.ins().ins()));
        if (!answer.targetMessage().equals(message.messageId())
                || !answer.patientStatus().equals("active")) {
            throw new IllegalStateException(answer.patientStatus());
        }
        return answer.authorisation();
    }

    private Vihf vihf() {
        return Vihf.builder(context, "dmp", FeedSamples.session())
                .profile(profile.vihf())
                .mode(VihfMode.INDIRECTE)
                .patient(FeedSamples.ins())
                .build();
    }

    private <T> T call(SoapRequest request, XmlReading<T> reading) throws XMLStreamException {
        Call call = new Call(
                "dmp",
                request,
                SoapLimits.DEFAULT,
                "urn:uuid:" + UUID.randomUUID(),
                "part_" + UUID.randomUUID(),
                uri,
                Instant.now(),
                CaptureMode.NONE);
        try (OpenedAnswer answer = OpenedAnswer.open(Transport.instance().send(call, peer), call)) {
            T value = reading.read(answer.envelope().reader());
            answer.envelope().drain();
            return value;
        }
    }
}
