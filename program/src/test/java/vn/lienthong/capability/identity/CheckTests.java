package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.identity.Check.Difference;
import vn.lienthong.capability.identity.Check.Warning;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.idcard.chip.ChipReading;
import vn.lienthong.kernel.Ids;

/** What comes of a check, on the real register: outcomes, levels, warnings, records. */
@HouseTest
class CheckTests {

    @Autowired
    Checks checks;

    @Autowired
    TestPersons persons;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    JdbcClient database;

    @Autowired
    Purpose checkForProcedure;

    String here = "";
    UUID officer = new UUID(0, 0);

    @BeforeEach
    void aCounter() {
        here = persons.communes().getFirst().code();
        officer = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
    }

    private Use use() {
        return checkForProcedure.serving("dossier", "1.004222");
    }

    private Check check(UUID id, Scan scan) {
        AtomicReference<Check> made = new AtomicReference<>();
        access.actAs(officer, () -> made.set(checks.check(id, scan, use())));
        return made.get();
    }

    private Check qr(String text) {
        return check(Ids.next(), new Scan.Qr(QrReading.of(text), false));
    }

    private Map<String, @Nullable Object> record(UUID id) {
        return database.sql("select * from identity_check where id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    @Test
    void aCardThatFitsIsThePersonAndProvesPrintOnly() {
        TestPersons.Someone man = persons.man(here);
        Check check = qr(man.qr());
        assertThat(check.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(check.level()).isEqualTo(Level.PRINTED);
        assertThat(check.verdict()).isEqualTo(Outcome.Verdict.YES);
        assertThat(check.differences()).isEmpty();
        assertThat(check.person()).isNotNull().extracting(person -> person.id()).isEqualTo(man.id());
        assertThat(persons.looks(man)).isEqualTo(1);
        assertThat(record(check.id()))
                .containsEntry("person_id", man.id())
                .containsEntry("outcome", "CONFIRMED")
                .containsEntry("record_id", "1.004222")
                .containsEntry("mark", null);
        assertThat(database.sql(
                                "select count(*) from audit_line where subject_id = :id and act = 'identity.check.made'")
                        .param("id", check.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void thePersonSeesOfTheCheckNoSensitiveField() {
        Check check = qr(persons.man(here).qr());
        assertThat(check.person()).isNotNull();
        assertThat(Objects.requireNonNull(check.person()).shown()).noneMatch(field -> field.sensitive());
    }

    @Test
    void differencesAreNamedAndTheTellingOnesAskForALook() {
        TestPersons.Someone man = persons.man(here);
        Check otherBirth = qr(man.qr(man.number(), man.name(), LocalDate.of(1985, 7, 22), "Nam"));
        assertThat(otherBirth.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(otherBirth.differences())
                .containsExactly(new Check.Differing(Difference.BIRTH, "22/07/1985", "21/07/1985"));
        Check otherName = qr(man.qr(man.number(), "Mạc Thử Khác", man.born(), "Nam"));
        assertThat(otherName.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(otherName.differences()).extracting(Check.Differing::what).containsExactly(Difference.NAME);
        Check moved = qr(man.qr().replace("Thôn Thử Danh Tính", "Số 9 Phố Xa"));
        assertThat(moved.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(moved.differences()).extracting(Check.Differing::what).containsExactly(Difference.ADDRESS);
    }

    @Test
    void anEarlierNameOnTheCardIsTheSamePerson() {
        TestPersons.Someone man = persons.man(here);
        persons.formerName(man, here, "Mạc Văn Tên Cũ");
        Check check = qr(man.qr(man.number(), "Mạc Văn Tên Cũ", man.born(), "Nam"));
        assertThat(check.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(check.differences()).extracting(Check.Differing::what).containsExactly(Difference.FORMER_NAME);
    }

    @Test
    void somebodyElsesNumberShowsNobody() {
        TestPersons.Someone man = persons.man(here);
        Check check = qr(man.qr(man.number(), "Lương Khác Hẳn", LocalDate.of(1985, 1, 1), "Nam"));
        assertThat(check.outcome()).isEqualTo(Outcome.OTHER_PERSON);
        assertThat(check.person()).isNull();
        assertThat(check.verdict()).isEqualTo(Outcome.Verdict.NO);
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void aCodeThatContradictsItsNumberIsNamedSo() {
        String number = persons.number();
        TestPersons.Someone nobody =
                new TestPersons.Someone(Ids.next(), number, "Mạc Không Có", LocalDate.of(1985, 7, 21));
        assertThat(qr(nobody.qr(number, nobody.name(), LocalDate.of(1990, 7, 21), "Nam"))
                        .outcome())
                .isEqualTo(Outcome.CARD_CONTRADICTS);
        assertThat(qr(nobody.qr(number, nobody.name(), nobody.born(), "Nữ")).outcome())
                .isEqualTo(Outcome.CARD_CONTRADICTS);
        assertThat(qr(nobody.qr()).outcome()).isEqualTo(Outcome.NOT_KNOWN);
    }

    @Test
    void aCorrectedBirthThatTheRegisterBearsOutIsNoContradiction() {
        TestPersons.Someone man =
                persons.man(here, "Mạc Cải " + TestPersons.word(), LocalDate.of(1984, 2, 3), persons.number());
        Check check = qr(man.qr());
        assertThat(check.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(check.warnings()).containsExactly(Warning.NUMBER_PATTERN);
        assertThat(check.verdict()).isEqualTo(Outcome.Verdict.YES);
    }

    @ParameterizedTest
    @CsvSource({
        "status = 1, PERSON_DECEASED, NO",
        "status = 2, PERSON_MISSING, LOOK",
        "card_state = 3, CARD_REPORTED_LOST, NO",
        "card_state = 4, CARD_REVOKED, NO",
        "card_expires = '2023-01-01', CARD_EXPIRED, NO",
        "eid_state = 2, ELECTRONIC_IDENTITY_LOCKED, LOOK",
        "card_issued = '2024-08-01', CARD_REPLACED, LOOK"
    })
    void warningsMakeTheVerdictWorse(String state, Warning warning, Outcome.Verdict verdict) {
        TestPersons.Someone man = persons.man(here);
        persons.set(man, state);
        Check check = qr(man.qr());
        assertThat(check.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(check.warnings()).contains(warning);
        assertThat(check.verdict()).isEqualTo(verdict);
    }

    @Test
    void aCancelledNumberLeadsToThePersonAndSaysSo() {
        TestPersons.Someone man = persons.man(here);
        String cancelled = persons.number();
        persons.otherNumber(man, here, 1, cancelled);
        Check check = qr(man.qr(cancelled, man.name(), man.born(), "Nam"));
        assertThat(check.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(check.warnings()).contains(Warning.NUMBER_CANCELLED);
    }

    @Test
    void aNumberGivenTwiceIsToldApartByNameAndBirthOrNotAtAll() {
        TestPersons.Someone one = persons.man(here);
        TestPersons.Someone two =
                persons.man(here, "Lương Hai " + TestPersons.word(), LocalDate.of(1985, 3, 4), one.number());
        Check first = qr(one.qr());
        assertThat(first.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(first.person()).isNotNull().extracting(person -> person.id()).isEqualTo(one.id());
        assertThat(first.warnings()).contains(Warning.NUMBER_REUSED);
        assertThat(qr(two.qr()).person())
                .isNotNull()
                .extracting(person -> person.id())
                .isEqualTo(two.id());
        Check neither = qr(one.qr(one.number(), "Lương Ba", LocalDate.of(1985, 5, 5), "Nam"));
        assertThat(neither.outcome()).isEqualTo(Outcome.NUMBER_SHARED);
        assertThat(neither.person()).isNull();
    }

    @Test
    void aNamesakeIsNeverTakenForThePerson() {
        TestPersons.Someone man = persons.man(here);
        Check unknownNumber = qr(man.qr(persons.number(), man.name(), man.born(), "Nam"));
        assertThat(unknownNumber.outcome()).isEqualTo(Outcome.NAMESAKE);
        assertThat(unknownNumber.person()).isNull();
        persons.man(here, man.name(), man.born(), persons.number());
        Check typed = check(Ids.next(), new Scan.Typed(man.number(), man.name(), BirthDate.of(man.born())));
        assertThat(typed.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(typed.level()).isEqualTo(Level.TYPED);
        assertThat(typed.warnings()).containsExactly(Warning.NAMESAKE);
        assertThat(typed.verdict()).isEqualTo(Outcome.Verdict.LOOK);
    }

    @Test
    void typedFactsWithoutMarksFit() {
        TestPersons.Someone man =
                persons.man(here, "Đặng Thử " + TestPersons.word(), LocalDate.of(1985, 7, 21), persons.number());
        Check check = check(
                Ids.next(),
                new Scan.Typed(man.number(), man.name().replace("Đặng Thử", "dang thu"), new BirthDate(1985, 0, 0)));
        assertThat(check.outcome()).isEqualTo(Outcome.CONFIRMED);
    }

    @Test
    void aNumberAloneIsComparedWithNothingAndSaysSo() {
        TestPersons.Someone man = persons.man(here);
        Check check = check(Ids.next(), new Scan.Typed(man.number(), "", null));
        assertThat(check.warnings()).containsExactly(Warning.NOTHING_COMPARED);
        assertThat(check.verdict()).isEqualTo(Outcome.Verdict.LOOK);
    }

    @Test
    void whatFailedOnAChipIsNamedAndProvesNothing() {
        assertThat(chip(new ChipReading.ClonedChip()).outcome()).isEqualTo(Outcome.CLONED_CHIP);
        assertThat(chip(new ChipReading.ForgedSignature()).outcome()).isEqualTo(Outcome.FORGED_CHIP);
        assertThat(chip(new ChipReading.WrongKey()).outcome()).isEqualTo(Outcome.WRONG_KEY);
        assertThat(chip(new ChipReading.CardRemoved()).outcome()).isEqualTo(Outcome.CARD_REMOVED);
        Check cloned = chip(new ChipReading.ClonedChip());
        assertThat(cloned.level()).isEqualTo(Level.NOTHING);
        assertThat(record(cloned.id())).containsEntry("outcome", "CLONED_CHIP").containsEntry("verdict", "NO");
    }

    private Check chip(ChipReading reading) {
        return check(Ids.next(), new Scan.Chip(reading));
    }

    @Test
    void vneidProvesItsLevelAndTheSandboxNothingReal() {
        TestPersons.Someone man = persons.man(here);
        Citizen citizen = new Citizen(
                man.number(), man.name(), man.born().toString(), "Nam", "urn:vn:vneid:loa:2", Instant.now());
        Check real = check(Ids.next(), new Scan.Vneid(citizen, false));
        assertThat(real.level()).isEqualTo(Level.VNEID_2);
        assertThat(real.verdict()).isEqualTo(Outcome.Verdict.YES);
        persons.set(man, "card_state = 3");
        assertThat(check(Ids.next(), new Scan.Vneid(citizen, true)).warnings())
                .as("a lost card is no matter where no card was shown")
                .containsExactly(Warning.SANDBOX);
    }

    @Test
    void theSameCheckSentTwiceIsRecordedOnceAndAnotherUnderTheSameIdKeepsItsOwnRecord() {
        TestPersons.Someone man = persons.man(here);
        UUID id = Ids.next();
        Scan scan = new Scan.Qr(QrReading.of(man.qr()), false);
        assertThat(check(id, scan).id()).isEqualTo(id);
        assertThat(check(id, scan).id()).isEqualTo(id);
        assertThat(count(man)).isEqualTo(1);
        Check other = check(id, new Scan.Qr(QrReading.of(persons.man(here).qr()), false));
        assertThat(other.id()).isNotEqualTo(id);
        assertThat(record(other.id())).containsEntry("outcome", "CONFIRMED");
    }

    private long count(TestPersons.Someone who) {
        return database.sql("select count(*) from identity_check where person_id = :id")
                .param("id", who.id())
                .query(Long.class)
                .single();
    }

    @Test
    void theRecordHoldsNoNameNoNumberAndNoBirth() {
        TestPersons.Someone man = persons.man(here);
        TestPersons.Someone stranger = new TestPersons.Someone(
                Ids.next(), persons.number(), "Mạc Vắng " + TestPersons.word(), LocalDate.of(1985, 7, 21));
        for (TestPersons.Someone one : List.of(man, stranger)) {
            Check check = qr(one.qr());
            String row = database.sql("select cast(c as text) from identity_check c where id = :id")
                    .param("id", check.id())
                    .query(String.class)
                    .single();
            String line = database.sql("select cast(l as text) from audit_line l where subject_id = :id")
                    .param("id", check.id().toString())
                    .query(String.class)
                    .single();
            assertThat(row + line).doesNotContain(one.number(), one.number().substring(6), one.name(), "21/07/1985");
        }
        Check unknown = qr(stranger.qr());
        Check again = qr(stranger.qr());
        assertThat(record(unknown.id()).get("mark"))
                .as("the same unknown number is known again")
                .isNotNull()
                .isEqualTo(record(again.id()).get("mark"));
        assertThat(unknown.toString()).doesNotContain(stranger.number(), stranger.name());
    }

    @Test
    void somebodyFromElsewhereIsCheckedByTheWholeNumberOnly() {
        TestPersons.Someone elsewhere = persons.man(persons.communes().get(1).code());
        assertThat(qr(elsewhere.qr()).outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(qr(elsewhere.qr(persons.number(), elsewhere.name(), elsewhere.born(), "Nam"))
                        .outcome())
                .as("a namesake elsewhere is not told of")
                .isEqualTo(Outcome.NOT_KNOWN);
    }

    @Test
    void aRestrictedPersonIsNotShown() {
        TestPersons.Someone man = persons.man(here);
        persons.set(man, "restricted = true");
        Check check = qr(man.qr());
        assertThat(check.outcome()).isEqualTo(Outcome.RESTRICTED);
        assertThat(check.person()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void whoHasNoCounterChecksNobodyAndLeavesNoLook(String role) {
        TestPersons.Someone man = persons.man(here);
        officer = people.account(role);
        assertThatThrownBy(() -> qr(man.qr())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> qr("https://example.vn")).isInstanceOf(AccessDeniedException.class);
        assertThat(persons.looks(man)).isZero();
    }
}
