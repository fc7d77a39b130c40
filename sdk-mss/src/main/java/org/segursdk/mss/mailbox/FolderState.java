package org.segursdk.mss.mailbox;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;

/**
 * How far a folder was followed. A value to keep beside the mails, by its {@link #text()}; losing it costs a second look at the whole
 * folder and no mail. Immutable.
 */
public final class FolderState {
    private static final Pattern FORM =
            Pattern.compile("1 (\\d{1,10}) (\\d{1,10}) (\\d{1,19}|-) (-|\\d{1,10}(,\\d{1,10})*)");

    private final long uidValidity;
    private final long lastUid;
    private final @Nullable Long modSeq;
    private final NavigableSet<Long> pending;

    private FolderState(long uidValidity, long lastUid, @Nullable Long modSeq, Collection<Long> pending) {
        this.uidValidity = uidValidity;
        this.lastUid = lastUid;
        this.modSeq = modSeq;
        this.pending = new TreeSet<>(pending);
    }

    /** Nothing seen yet of a folder with this numbering. */
    public static FolderState start(long uidValidity) {
        return new FolderState(uidValidity, 0, null, List.of());
    }

    /** This state further on: every mail up to that one is kept, but for those pending. */
    public FolderState reached(long uid, Collection<Long> stillPending) {
        return new FolderState(uidValidity, uid, modSeq, stillPending);
    }

    /** This state with the flags known as of that point. */
    public FolderState flagsKnown(long highestModSeq) {
        return new FolderState(uidValidity, lastUid, highestModSeq, pending);
    }

    /** The numbering of the folder. */
    public long uidValidity() {
        return uidValidity;
    }

    /** The last mail looked at; 0 when none was. */
    public long lastUid() {
        return lastUid;
    }

    /** How far changes of flags are known (CONDSTORE), where the server counts them. */
    public OptionalLong modSeq() {
        return modSeq == null ? OptionalLong.empty() : OptionalLong.of(modSeq);
    }

    /** Mails up to the last one that could not be fetched and are tried again each time. */
    public NavigableSet<Long> pending() {
        return new TreeSet<>(pending);
    }

    /** On one line of ASCII, to be kept as it is. */
    public String text() {
        String uids =
                pending.isEmpty() ? "-" : pending.stream().map(String::valueOf).collect(Collectors.joining(","));
        return "1 " + uidValidity + ' ' + lastUid + ' ' + (modSeq == null ? "-" : modSeq) + ' ' + uids;
    }

    /**
     * Reads {@link #text()} again.
     *
     * @throws InvalidInputException rule {@code MSS-FOLDER-STATE}
     */
    public static FolderState ofText(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw InvalidInputException.of(
                    "FolderState",
                    "text",
                    "MSS-FOLDER-STATE",
                    "ce n'est pas un état de synchronisation",
                    "not the state of a synchronisation");
        }
        Collection<Long> pending = new TreeSet<>();
        if (!form.group(4).equals("-")) {
            for (String uid : form.group(4).split(",")) {
                pending.add(Long.valueOf(uid));
            }
        }
        Long modSeq = form.group(3).equals("-") ? null : Long.valueOf(form.group(3));
        return new FolderState(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), modSeq, pending);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FolderState that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(text());
    }

    @Override
    public String toString() {
        return "FolderState[" + text() + "]";
    }
}
