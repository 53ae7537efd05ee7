package vn.lienthong.capability.privacy;

import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.mandates.Mandate;
import vn.lienthong.capability.mandates.MandateDeed;
import vn.lienthong.capability.mandates.Mandates;
import vn.lienthong.capability.registry.DataUse;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.registry.PersonField;

/** What citizens do on their pages; what they do for another is written into that person's diary with it. */
@Component
class OwnActs {

    /** Filing and following requests about data, reading what was granted and the diary. */
    static final MandateDeed DEED = new MandateDeed("privacy.rights", "quyen-du-lieu");

    private final Requests requests;
    private final RequestStore store;
    private final Consents consents;
    private final DataUse dataUse;
    private final Mandates mandates;

    OwnActs(Requests requests, RequestStore store, Consents consents, DataUse dataUse, Mandates mandates) {
        this.requests = requests;
        this.store = store;
        this.consents = consents;
        this.dataUse = dataUse;
        this.mandates = mandates;
    }

    @Transactional
    public DataRequest file(Requests.Filing filing, @Nullable Mandate mandate) {
        DataRequest filed = requests.file(filing);
        acted(mandate, filed.code(), Set.of());
        return filed;
    }

    @Transactional
    public Requests.Outcome takeBack(DataRequest request, @Nullable Mandate mandate) {
        Requests.Outcome outcome = requests.takeBack(request.id());
        if (outcome instanceof Requests.Outcome.Done) {
            acted(mandate, request.code(), Set.of());
        }
        return outcome;
    }

    @Transactional
    public void attach(UUID request, String fileName, InputStream content, @Nullable Mandate mandate) {
        requests.attach(request, new Requests.Upload(fileName, content), true);
        store.find(request).ifPresent(one -> acted(mandate, one.code(), Set.of()));
    }

    @Transactional
    public boolean withdraw(String number, ConsentPurpose purpose, @Nullable Mandate mandate) {
        boolean done = consents.withdrawn(number, purpose, Consents.Channel.PAGE);
        if (done) {
            acted(mandate, purpose.code(), Set.of());
        }
        return done;
    }

    @Transactional
    public boolean ask(String number, UUID line, String words, @Nullable Mandate mandate) {
        boolean taken = dataUse.askByNumber(number, line, words);
        if (taken) {
            acted(mandate, line.toString(), Set.of());
        }
        return taken;
    }

    /** A representative reads the diary: that stands in it too. */
    @Transactional
    public void readsDiary(@Nullable Mandate mandate, String record) {
        acted(mandate, record, Set.of());
    }

    /** Who reads the person's data. */
    OwnData.Reader reader(@Nullable Mandate mandate) {
        return mandate == null ? new OwnData.Reader.Themself() : mandates.reader(mandate);
    }

    /** Who files, as the request says it; empty for the person. */
    String standIn(@Nullable Mandate mandate) {
        return mandate == null ? "" : mandates.who(mandate);
    }

    private void acted(@Nullable Mandate mandate, String record, Set<PersonField> shown) {
        if (mandate != null) {
            mandates.acted(mandate, DEED.code(), "request", record, shown);
        }
    }
}
