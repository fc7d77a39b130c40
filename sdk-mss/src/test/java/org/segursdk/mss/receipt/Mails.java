package org.segursdk.mss.receipt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Received mails, written out. */
final class Mails {
    static final String DSN = """
            Return-Path: <>
            From: MAILER-DAEMON@mail.test.example (Mail Delivery System)
            To: anne.testa@medecin.test.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="D1/mail.test.example"

            This is a MIME-encapsulated message.

            --D1/mail.test.example
            Content-Description: Notification
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            %s

            --D1/mail.test.example
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.test.example
            Original-Envelope-Id: 7c1f@medecin.test.example
            X-Postfix-Queue-ID: 4ABC

            Final-Recipient: rfc822; 279035121518989@patient.test.example
            Original-Recipient: rfc822;279035121518989@patient.test.example
            Action: %s
            Status: %s
            Diagnostic-Code: smtp; %s

            --D1/mail.test.example
            Content-Description: Undelivered Message Headers
            Content-Type: text/rfc822-headers

            From: anne.testa@medecin.test.example
            Message-ID: <7c1f@medecin.test.example>
            Subject: XDM/1.0/DDM+CR PAT

            --D1/mail.test.example--
            """;

    static final String REQUEST = """
            Return-Path: <resultats@labo.test.example>
            From: Labo Test <resultats@labo.test.example>
            To: cardiologie@ch-test.example
            Subject: =?UTF-8?Q?XDM/1.0/DDM+CR_d'=C5=93d=C3=A8me_PAT_ANNE_03/06/1985?=
            Message-ID: <20260113.7f@labo.test.example>
            Disposition-Notification-To: Labo Test <resultats@labo.test.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b1

            --b1
            Content-Type: text/plain; charset=UTF-8

            Bonjour.
            .
            --b1
            Content-Type: application/zip; name="IHE_XDM.zip"
            Content-Transfer-Encoding: base64

            UEsgYXJjaGl2ZQ==
            --b1--
            """;

    private Mails() {}

    static String dsn(String action, String status, String diagnostic, String text) {
        return DSN.formatted(text, action, status, diagnostic);
    }

    /** A notification with that Disposition, and more fields, each ended by a line feed. */
    static String mdn(String subject, String disposition, String more) {
        return """
                From: cardio.auto@ch-test.example
                To: resultats@labo.test.example
                Subject: %s
                Content-Type: multipart/report; report-type=disposition-notification; boundary=r

                --r
                Content-Type: text/plain

                902 patient inconnu
                --r
                Content-Type: message/disposition-notification

                Reporting-UA: PFI Test; 1.0
                Original-Recipient: rfc822;cardio.auto@ch-test.example
                Final-Recipient: rfc822;cardio.auto@ch-test.example
                Original-Message-ID: <20260113.7f@labo.test.example>
                Disposition: %s
                %s
                --r
                Content-Type: message/rfc822

                Subject: XDM/1.0/DDM+CR PAT
                Message-ID: <20260113.7f@labo.test.example>

                --r--
                """.formatted(subject, disposition, more);
    }

    static Optional<Receipt> read(String mail) {
        return read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Receipt> read(byte[] mail) {
        try {
            return new ReceiptReader().read(new ByteArrayInputStream(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DeliveryReport report(String mail) {
        return (DeliveryReport) read(mail).orElseThrow();
    }

    static ReadReceipt receipt(String mail) {
        return (ReadReceipt) read(mail).orElseThrow();
    }

    static Optional<MdnRequest> request(String mail) {
        try {
            byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
            return MdnRequest.read(() -> new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
