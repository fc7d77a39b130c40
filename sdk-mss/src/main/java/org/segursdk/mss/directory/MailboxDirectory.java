package org.segursdk.mss.directory;

import java.util.List;
import org.segursdk.core.error.SegurException;
import org.segursdk.mss.message.MssAddress;

/**
 * Where addresses are looked up while a message is composed: a port, joined to the Annuaire Santé or to a directory of the
 * software's own. Implementations are thread-safe, and leave out mailboxes that asked not to be published. Source: mssante §2.3
 * (ECO.3.1.4); rem REM-MSSS-24.
 */
public interface MailboxDirectory {
    /**
     * Mailboxes that answer every criterion of the query, the preferred ones of a holder first.
     *
     * @throws SegurException when the directory cannot be asked; safe to ask again
     */
    List<DirectoryMailbox> search(MailboxQuery query);

    /**
     * Whose mailbox an address is; several entries when a mailbox is shared, none when it is not published.
     *
     * @throws SegurException when the directory cannot be asked; safe to ask again
     */
    List<DirectoryMailbox> holders(MssAddress address);
}
