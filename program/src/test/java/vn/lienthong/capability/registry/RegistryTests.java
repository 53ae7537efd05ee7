package vn.lienthong.capability.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.ui.Messages;

/** Reading persons: with a purpose, within reach, field by field, and never without a line. */
@HouseTest
class RegistryTests {

    private static final LocalDate BORN = LocalDate.of(1990, 1, 5);

    @Autowired
    Registry registry;

    @Autowired
    PurposeBook purposes;

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    ObjectProvider<Purpose> declared;

    String here = "";
    String elsewhere = "";
    UUID reader = new UUID(0, 0);
    UUID police = new UUID(0, 0);

    @BeforeEach
    void twoCommunes() {
        here = register.communes().get(0).code();
        elsewhere = register.communes().get(1).code();
        UUID agency = register.agency(here);
        reader = people.account(RegistryConfiguration.READER, agency);
        police = people.account(RegistryConfiguration.POLICE, agency);
    }

    private <T> T as(UUID who, Supplier<T> what) {
        AtomicReference<T> answer = new AtomicReference<>();
        access.actAs(who, () -> answer.set(what.get()));
        return answer.get();
    }

    private Use procedure() {
        return purposes.find("registry.procedure").orElseThrow().serving("dossier", "H10-1");
    }

    private Use residence() {
        return purposes.find("registry.residence-work").orElseThrow().alone();
    }

    private static Person found(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Found.class);
        return ((Answer.Found) answer).person();
    }

    @Test
    void aReadShowsOnlyWhatThePurposeMaySeeAndLeavesALine() {
        UUID id = register.person(here, "Nguyễn Văn An", BORN, register.number());
        Person person = found(as(reader, () -> registry.person(id, procedure())));
        assertThat(person.fullName()).isEqualTo("Nguyễn Văn An");
        assertThat(person.religion()).isNull();
        assertThat(person.ethnicity()).isNull();
        assertThat(person.father()).isNull();
        assertThat(person.shows(PersonField.RELIGION)).isFalse();
        assertThat(register.looks(id)).isEqualTo(1);
        long bits = database.sql("select fields from registry_look where person_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
        assertThat(PersonField.of(bits)).isEqualTo(person.shown());
        assertThat(found(as(police, () -> registry.person(id, residence()))).religion())
                .isEqualTo("02");
    }

    @Test
    void aReadThatIsRolledBackIsNoLookAndARefusalStays() {
        UUID id = register.person(here, "Nguyễn Văn An", BORN, null);
        UUID far = register.person(elsewhere, "Nguyễn Văn Xa", BORN, null);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            as(reader, () -> registry.person(id, procedure()));
            as(reader, () -> registry.person(far, procedure()));
            status.setRollbackOnly();
        });
        assertThat(register.looks(id)).isZero();
        assertThat(register.refusals(far)).isEqualTo(1);
    }

    @Test
    void thePurposeOfALookThatWasRolledBackIsThereForTheNextOne() {
        Purpose purpose = purposes.find("registry.case").orElseThrow();
        database.sql("update registry_purpose set words = words || id where code = 'registry.case'")
                .update();
        PurposeBook fresh = new PurposeBook(database, messages, clock, transactions, declared);
        AtomicReference<Integer> number = new AtomicReference<>();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            number.set(fresh.number(purpose));
            status.setRollbackOnly();
        });
        assertThat(fresh.number(purpose)).isEqualTo(number.get());
        assertThat(database.sql("select count(*) from registry_purpose where id = :id")
                        .param("id", number.get())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> database.sql("delete from registry_purpose where id = :id")
                        .param("id", number.get())
                        .update())
                .as("diary lines name it, without a reference that would lock it")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void somebodyOfAnotherUnitIsNotFoundAndTheAttemptIsWrittenDown() {
        UUID id = register.person(elsewhere, "Nguyễn Văn Xa", BORN, null);
        assertThat(as(reader, () -> registry.person(id, procedure()))).isEqualTo(new Answer.NotFound());
        assertThat(as(reader, () -> registry.person(UUID.randomUUID(), procedure())))
                .isEqualTo(new Answer.NotFound());
        assertThat(register.looks(id)).isZero();
        assertThat(register.refusals(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void noneOfTheUsualRolesReadsAPerson(String role) {
        UUID id = register.person(here, "Nguyễn Văn An", BORN, null);
        UUID who = people.account(role);
        assertThat(as(who, () -> registry.person(id, procedure())))
                .isEqualTo(new Answer.Refused(Answer.Refusal.NO_RIGHT));
        assertThat(as(who, () -> registry.search("an", "", procedure())))
                .isEqualTo(new Listing.Refused(Answer.Refusal.NO_RIGHT));
        assertThat(register.looks(id)).isZero();
        assertThat(register.refusals(id)).isEqualTo(1);
    }

    @Test
    void nobodySignedInReadsNobody() {
        UUID id = register.person(here, "Nguyễn Văn An", BORN, null);
        assertThat(registry.person(id, procedure())).isEqualTo(new Answer.Refused(Answer.Refusal.NO_RIGHT));
    }

    @Test
    void aPurposeThatAsksForARecordIsRefusedWithoutOne() {
        UUID id = register.person(here, "Nguyễn Văn An", BORN, null);
        Use use = procedure().purpose().alone();
        assertThat(as(reader, () -> registry.person(id, use))).isEqualTo(new Answer.Refused(Answer.Refusal.NO_RECORD));
    }

    @Test
    void aPurposeThatNobodyDeclaredOrThatWasWidenedIsRefused() {
        UUID id = register.person(here, "Nguyễn Văn An", BORN, null);
        Purpose real = procedure().purpose();
        Purpose wider =
                new Purpose(real.code(), real.right(), EnumSet.allOf(PersonField.class), real.record(), real.reach());
        assertThat(as(reader, () -> registry.person(id, wider.serving("dossier", "1"))))
                .isEqualTo(new Answer.Refused(Answer.Refusal.UNKNOWN_PURPOSE));
    }

    @Test
    void theWholeNumberReachesAnyoneForADossierAndOnlyOnesOwnForTheResidenceRegister() {
        String number = register.number();
        UUID id = register.person(elsewhere, "Nguyễn Văn Xa", BORN, number);
        assertThat(as(police, () -> registry.byNumber(number, residence()))).isEqualTo(new Answer.NotFound());
        assertThat(found(as(reader, () -> registry.byNumber(number, procedure())))
                        .id())
                .isEqualTo(id);
        // The id, once known, opens nothing.
        assertThat(as(reader, () -> registry.person(id, procedure()))).isEqualTo(new Answer.NotFound());
    }

    @Test
    void theOldNineDigitsReachNobodyElsewhere() {
        UUID far = register.person(elsewhere, "Nguyễn Văn Xa", BORN, null);
        UUID near = register.person(here, "Nguyễn Văn Gần", BORN, null);
        String old = register.number().substring(3);
        register.oldNumber(far, elsewhere, Person.OtherNumber.Kind.CMND, old);
        assertThat(as(reader, () -> registry.byNumber(old, procedure()))).isEqualTo(new Answer.NotFound());
        register.oldNumber(near, here, Person.OtherNumber.Kind.CMND, old);
        assertThat(found(as(reader, () -> registry.byNumber(old, procedure()))).id())
                .isEqualTo(near);
    }

    @Test
    void aNumberGivenTwiceNamesBoth() {
        String number = register.number();
        UUID one = register.person(here, "Nguyễn Văn Một", BORN, number);
        UUID two = register.person(here, "Nguyễn Văn Hai", BORN, number);
        assertThat(as(reader, () -> registry.byNumber(number, procedure())))
                .isInstanceOfSatisfying(
                        Answer.Several.class,
                        several -> assertThat(several.ids()).containsExactlyInAnyOrder(one, two));
        assertThat(register.looks(one) + register.looks(two)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thịnh quách tuyển 1990",
                "quach tuyen thinh 1990",
                "quạch tuyên thính 1990",
                "Quách Tuyển Thịnh",
                "thinh 1990",
                "quach tuyen",
                "quach 05/01/1990",
                "tuyen thinh quach 5/1/1990"
            })
    void officersFindAsTheyType(String typed) {
        UUID id = register.person(here, "Quách Tuyển Thịnh", BORN, null);
        register.person(elsewhere, "Quách Tuyển Thịnh", BORN, null);
        assertThat(lines(as(reader, () -> registry.search(typed, "", procedure()))))
                .contains(id)
                .allMatch(one -> unit(one).equals(here));
    }

    @Test
    void theEndOfANumberFindsToo() {
        String number = register.number();
        UUID id = register.person(here, "Quách Tuyển Thịnh", BORN, number);
        assertThat(lines(as(reader, () -> registry.search(number.substring(6), "", procedure()))))
                .contains(id);
        assertThat(lines(as(reader, () -> registry.search("thinh " + number.substring(7), "", procedure()))))
                .contains(id);
        assertThat(lines(as(reader, () -> registry.search("hoa " + number.substring(7), "", procedure()))))
                .doesNotContain(id);
    }

    @Test
    void aCancelledNumberAndAFormerNameFindThePerson() {
        UUID id = register.person(here, "Quách Tuyển Thịnh", BORN, register.number());
        String cancelled = register.number();
        register.oldNumber(id, here, Person.OtherNumber.Kind.CANCELLED, cancelled);
        database.sql("""
                        insert into registry_former_name (person_id, unit, full_name, name_key, until_on, why)
                        values (:id, :unit, 'Quách Vượng Mão', 'mao quach vuong', '2001-01-01', 'x')
                        """).param("id", id).param("unit", here).update();
        assertThat(lines(as(reader, () -> registry.search(cancelled, "", procedure()))))
                .containsExactly(id);
        assertThat(lines(as(reader, () -> registry.search("quach vuong mao", "", procedure()))))
                .contains(id);
    }

    @Test
    void whoeverIsListedHasALineAndNoWholeNumberIsShown() {
        String number = register.number();
        UUID id = register.person(here, "Quách Tuyển Thỉnh", BORN, number);
        Listing listing = as(reader, () -> registry.search(number, "", procedure()));
        assertThat(((Listing.Found) listing).lines().getFirst().maskedNumber())
                .isEqualTo("•••••••••" + number.substring(9));
        assertThat(database.sql("select kind from registry_look where person_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(Diary.Kind.LISTED.code());
    }

    @Test
    void searchingAnotherUnitIsRefused() {
        assertThat(as(reader, () -> registry.search("an 1990", elsewhere, procedure())))
                .isEqualTo(new Listing.Refused(Answer.Refusal.OUTSIDE_UNIT));
        assertThat(as(reader, () -> registry.inUnit(elsewhere, null, procedure())))
                .isEqualTo(new Listing.Refused(Answer.Refusal.OUTSIDE_UNIT));
    }

    @Test
    void aRoleAtTheProvinceReachesItsCommunes() {
        String province =
                java.util.Objects.requireNonNull(register.communes().getFirst().parentCode());
        UUID above = people.account(RegistryConfiguration.READER, register.agency(province));
        UUID id = register.person(here, "Nguyễn Văn An", BORN, null);
        assertThat(found(as(above, () -> registry.person(id, procedure()))).id())
                .isEqualTo(id);
    }

    @Test
    void restrictedDataAreShownToTheHeadOnly() {
        UUID id = register.person(here, "Nguyễn Văn Kín", BORN, register.number());
        database.sql("update registry_person set restricted = true where id = :id")
                .param("id", id)
                .update();
        assertThat(as(reader, () -> registry.person(id, procedure()))).isEqualTo(new Answer.Restricted());
        UUID head = people.account(RegistryConfiguration.POLICE_HEAD);
        found(as(head, () -> registry.person(id, residence())));
        assertThat(register.looks(id)).isEqualTo(2);
    }

    @Test
    void theDiaryCannotBeChanged() {
        UUID id = register.person(here, "Nguyễn Văn An", BORN, null);
        as(reader, () -> registry.person(id, procedure()));
        for (String sql : List.of(
                "update registry_look set account_name = 'x' where person_id = :id",
                "delete from registry_look where person_id = :id")) {
            assertThatThrownBy(() -> database.sql(sql).param("id", id).update())
                    .hasStackTraceContaining("never changed");
        }
    }

    @Test
    void personsSayNothingOfThemselvesToALog() {
        String number = register.number();
        UUID id = register.person(here, "Nguyễn Văn An", BORN, number);
        Answer answer = as(reader, () -> registry.person(id, procedure()));
        assertThat(answer.toString()).doesNotContain("Nguyễn").doesNotContain(number);
        Listing listing = as(reader, () -> registry.search(number, "", procedure()));
        assertThat(listing.toString()).doesNotContain("Nguyễn").doesNotContain(number.substring(9));
    }

    private static Set<UUID> lines(Listing listing) {
        assertThat(listing).isInstanceOf(Listing.Found.class);
        return ((Listing.Found) listing)
                .lines().stream().map(Listing.Line::id).collect(java.util.stream.Collectors.toSet());
    }

    private String unit(UUID person) {
        return database.sql("select unit from registry_person where id = :id")
                .param("id", person)
                .query(String.class)
                .single();
    }
}
