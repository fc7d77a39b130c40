package org.segursdk.dmp.web;

import java.util.List;
import org.segursdk.core.WireFact;

/**
 * What the addresses of Web-PS rest on. The official note gives addresses that end with {@code [INS]} and tells neither how an
 * INS is written there nor how the browser goes there; requirement DMPC-01 speaks of a form. Immutable. Source: dmp §2.1.
 */
public final class WebPsProfile {
    private static final WebPsProfile DEFAULT = new Builder().build();

    private final WireFact<String> basePath;
    private final WireFact<WebPsMethod> method;
    private final WireFact<String> insForm;
    private final WireFact<String> insField;

    private WebPsProfile(Builder builder) {
        this.basePath = builder.basePath;
        this.method = builder.method;
        this.insForm = builder.insForm;
        this.insField = builder.insField;
    }

    /** What the fact sheets say, nothing overridden. */
    public static WebPsProfile defaults() {
        return DEFAULT;
    }

    /** A profile that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Every fact of this profile. */
    public List<WireFact<?>> facts() {
        return List.of(basePath, method, insForm, insField);
    }

    /** What stands between host and page. */
    public WireFact<String> basePath() {
        return basePath;
    }

    public WireFact<WebPsMethod> method() {
        return method;
    }

    /** How an INS is written: {@code {matricule}} stands for the 15 characters, {@code {number}} for the 13, {@code {oid}}. */
    public WireFact<String> insForm() {
        return insForm;
    }

    /** The field of a form that holds the INS; {@code ""} leaves it in the address. */
    public WireFact<String> insField() {
        return insField;
    }

    /** Overrides facts; what is given is the integrator's own responsibility and needs no further acceptance. */
    public static final class Builder {
        private WireFact<String> basePath = WireFact.official("dmp.web.basePath", "/AccesDirect/", "dmp §2.1 [O-WEB]");
        private WireFact<WebPsMethod> method = WireFact.unknown(
                "dmp.web.method", WebPsMethod.GET, "dmp §2.1 [O-WEB] gives addresses; REM-DMPC-01 speaks of a form");
        private WireFact<String> insForm =
                WireFact.unknown("dmp.web.insForm", "{matricule}", "dmp §2.1 [O-WEB]: [INS], whose form is not told");
        private WireFact<String> insField = WireFact.unknown(
                "dmp.web.insField", "", "dmp §2.1 [O-WEB] gives no field; the INS stands in the address");

        private Builder() {}

        public Builder basePath(String value) {
            this.basePath = basePath.overriddenBy(value);
            return this;
        }

        public Builder method(WebPsMethod value) {
            this.method = method.overriddenBy(value);
            return this;
        }

        public Builder insForm(String value) {
            this.insForm = insForm.overriddenBy(value);
            return this;
        }

        /** Only for {@link WebPsMethod#POST}. */
        public Builder insField(String value) {
            this.insField = insField.overriddenBy(value);
            return this;
        }

        public WebPsProfile build() {
            return new WebPsProfile(this);
        }
    }
}
