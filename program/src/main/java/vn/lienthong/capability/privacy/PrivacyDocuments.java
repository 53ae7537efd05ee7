package vn.lienthong.capability.privacy;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.StoredDocument;

/**
 * Files of a request are read by who answers it and who took it in; proofs of a correction also by the police who decide it.
 * Files of a breach are read by who reads the breach.
 */
@Component
class PrivacyDocuments implements DocumentGuard {

    private static final String DECIDES_CORRECTIONS = "registry.decide";

    private final RequestStore requests;
    private final RequestReach reach;
    private final BreachStore breaches;
    private final Access access;

    PrivacyDocuments(RequestStore requests, RequestReach reach, BreachStore breaches, Access access) {
        this.requests = requests;
        this.reach = reach;
        this.breaches = breaches;
        this.access = access;
    }

    @Override
    public String owner() {
        return Requests.OWNER;
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return requests.ofDocument(document.id())
                        .filter(request -> reach.knows(request)
                                || (request.correction() != null && access.may(DECIDES_CORRECTIONS)))
                        .isPresent()
                || breaches.ofDocument(document.id())
                        .filter(breach -> access.may(PrivacyConfiguration.BREACH_READ, breach.agency()))
                        .isPresent();
    }
}
