package org.segursdk.psc;

import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;

/** Professionals as the software's accounts describe them. */
final class People {
    private People() {}

    static Professional physician(String id) {
        return Professional.builder()
                .id(new ProfessionalId(id))
                .familyName("SPECIMEN")
                .givenName("JULIE")
                .specialty("G15_10/SM26")
                .build();
    }
}
