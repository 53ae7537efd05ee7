package vn.lienthong.capability.national;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;

/** Seals claims and answers, each for its own ask: one moved to another row does not open. */
@Component
class Kept {

    private final Seal seal;
    private final JsonMapper json;

    Kept(Seal seal, JsonMapper json) {
        this.seal = seal;
        this.json = json;
    }

    /** An answer as it is kept. */
    record Answer(Map<PersonField, FieldMatch> fields, @Nullable Facts facts) {

        Answer {
            Map<PersonField, FieldMatch> ordered = new EnumMap<>(PersonField.class);
            ordered.putAll(fields);
            fields = java.util.Collections.unmodifiableMap(ordered);
        }

        /** How much only. */
        @Override
        public String toString() {
            return "Answer[" + fields.size() + "]";
        }
    }

    private record Said(
            @Nullable String number,
            @Nullable String old,
            String name,
            int year,
            int month,
            int day,
            @Nullable Sex sex) {}

    byte[] seal(Claim claim, UUID ask) {
        PersonalNumber number = claim.number();
        OldNumber old = claim.oldNumber();
        BirthDate birth = claim.birth();
        Said said = new Said(
                number == null ? null : number.text(),
                old == null ? null : old.text(),
                claim.name(),
                birth.year(),
                birth.month(),
                birth.day(),
                claim.sex());
        return seal.seal(json.writeValueAsBytes(said), "national claim " + ask);
    }

    Optional<Claim> claim(byte[] sealed, UUID ask) {
        return seal.open(sealed, "national claim " + ask)
                .map(plain -> json.readValue(plain, Said.class))
                .map(said -> new Claim(
                        said.number == null ? null : new PersonalNumber(said.number),
                        said.old == null ? null : new OldNumber(said.old),
                        said.name,
                        new BirthDate(said.year, said.month, said.day),
                        said.sex));
    }

    byte[] seal(Answer answer, UUID ask) {
        return seal.seal(json.writeValueAsBytes(answer), "national answer " + ask);
    }

    Optional<Answer> answer(byte[] sealed, UUID ask) {
        return seal.open(sealed, "national answer " + ask).map(plain -> json.readValue(plain, Answer.class));
    }
}
