package org.segursdk.sandbox.internal.soap;

/** A request the simulator refuses with a SOAP fault. The text holds no patient data. */
public final class Refusal extends Exception {
    /** Subcode and detail code of refusals whose official code is unknown: plainly the sandbox's own. */
    public static final String SANDBOX = "sandbox_refusal";

    private final boolean sender;
    private final String subcode;
    private final String code;

    /**
     * @param sender whose fault: the caller's, or the simulator's
     * @param subcode local part of the fault's subcode
     * @param code detail code
     */
    public Refusal(boolean sender, String subcode, String code, String text) {
        super(text);
        this.sender = sender;
        this.subcode = subcode;
        this.code = code;
    }

    /** A caller's mistake for which no official code is known. */
    public static Refusal sandbox(String text) {
        return new Refusal(true, SANDBOX, SANDBOX, text);
    }

    public boolean sender() {
        return sender;
    }

    public String subcode() {
        return subcode;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
