package vn.lienthong.capability.privacy;

import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.seal.Seal;

/** Who asks lies sealed in the database; the person's requests and consents are found by a keyed hash of the number. */
@Component
class SubjectSeal {

    private static final String PURPOSE = "privacy subject";

    private final Seal seal;
    private final JsonMapper json;

    SubjectSeal(Seal seal, JsonMapper json) {
        this.seal = seal;
        this.json = json;
    }

    String mark(String number) {
        return seal.mark(number, PURPOSE);
    }

    String close(Subject subject) {
        return Base64.getEncoder().encodeToString(seal.seal(json.writeValueAsBytes(subject), PURPOSE));
    }

    /** What was sealed; nothing if the key is another one. */
    Subject open(String sealed) {
        return seal.open(Base64.getDecoder().decode(sealed), PURPOSE)
                .map(plain -> json.readValue(plain, Subject.class))
                .orElse(Subject.FORGOTTEN);
    }
}
