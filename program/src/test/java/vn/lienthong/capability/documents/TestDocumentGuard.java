package vn.lienthong.capability.documents;

import org.springframework.stereotype.Component;

/** Shows documents of the owner "test" whose name does not say secret. */
@Component
class TestDocumentGuard implements DocumentGuard {

    @Override
    public String owner() {
        return "test";
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return !document.name().contains("secret");
    }
}
