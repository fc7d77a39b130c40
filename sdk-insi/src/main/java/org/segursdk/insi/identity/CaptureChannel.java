package org.segursdk.insi.identity;

import java.util.Optional;

/** How traits came in, with its code in ZFD-5 and {@code fr-core-cs-method-collection}. Source: insi §8, §9. */
public enum CaptureChannel {
    /** Typed. */
    TYPED("SM"),
    /** Vitale card. */
    VITALE("CV"),
    INSI("INSI"),
    /** Bar code: the INS datamatrix. */
    BARCODE("CB"),
    RFID("RFID"),
    /** Appli carte Vitale. */
    APCV("AV");

    private final String code;

    CaptureChannel(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<CaptureChannel> ofCode(String code) {
        for (CaptureChannel channel : values()) {
            if (channel.code.equals(code)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
