package org.segursdk.insi.desk;

import java.util.List;
import org.segursdk.insi.VitaleBeneficiary;

/**
 * The software's way to read a Vitale card or the Appli carte Vitale (a reader, the FSV library, an NFC terminal): a port. An
 * implementation raises {@link org.segursdk.core.error.SegurException} when there is nothing to read.
 */
@FunctionalInterface
public interface VitaleReader {
    VitaleReading read();

    /** What was read. Where there are several beneficiaries, the user picks one. */
    sealed interface VitaleReading {
        /**
         * A card: data to search INSi with, never an identity by themselves.
         *
         * @param beneficiaries at least one
         */
        record Card(List<VitaleBeneficiary> beneficiaries) implements VitaleReading {
            public Card {
                beneficiaries = List.copyOf(beneficiaries);
            }
        }

        /**
         * The application: identities with their INS.
         *
         * @param beneficiaries the user and those who depend on them; at least one
         */
        record Apcv(List<ApcvBeneficiary> beneficiaries) implements VitaleReading {
            public Apcv {
                beneficiaries = List.copyOf(beneficiaries);
            }
        }
    }
}
