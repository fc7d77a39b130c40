package org.segursdk.conformance.check;

/** What a file is, with the name used in reports. */
public enum FileKind {
    CDA("cda"),
    VIHF("vihf"),
    INSI_REQUEST("insi-request"),
    DMP_REQUEST("dmp-request"),
    HTTP("http"),
    SOAP("soap"),
    XML("xml"),
    PDF("pdf"),
    ZIP("zip"),
    XDM("xdm"),
    MAIL("mail"),
    HL7V2("hl7v2"),
    JSON("json"),
    EMPTY("empty"),
    UNKNOWN("unknown");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
