package org.segursdk.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.profile.SegurProfile;

/**
 * What a class of conformance tests runs on, for its {@link SegurKitExtension}. Paths are relative to the module's folder. What the
 * extension was told by its own methods counts more.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SegurConformance {
    /** The declared product. */
    String profile() default SegurProfile.FILE_NAME;

    /** Folder of the files the product made; empty for the profile's. */
    String artefacts() default "";

    /** Class of the adapter, with a constructor without parameters; the interface itself for the profile's. */
    Class<? extends SegurKitAdapter> adapter() default SegurKitAdapter.class;

    /** Where reports go. */
    String report() default "target/segur";

    /** A {@code result.json} that nothing may be worse than; empty for none. */
    String baseline() default "";

    /** Whether a required requirement that is incomplete or to review fails. */
    boolean strict() default false;

    /** Language of names and reasons: {@code fr} or {@code en}. */
    String lang() default "fr";
}
