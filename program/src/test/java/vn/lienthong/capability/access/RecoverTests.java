package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.database.DatabaseSettings;

/** The way back for somebody whose second factor is lost and whom nobody else can help. */
@HouseTest
class RecoverTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    AccountStore accounts;

    @Autowired
    SecondFactor second;

    @Autowired
    Recoveries recoveries;

    @Autowired
    JdbcClient database;

    @Autowired
    @Nullable
    DatabaseSettings house;

    private record Said(int status, String words) {}

    private Said run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = new RecoverCommand()
                .run(
                        Stream.concat(
                                        Stream.of(arguments),
                                        Stream.of(
                                                "--data",
                                                Objects.requireNonNull(house)
                                                        .data()
                                                        .toString()))
                                .toList(),
                        out,
                        out);
        return new Said(status, said.toString(StandardCharsets.UTF_8));
    }

    private static String password(Said letter) {
        Matcher found = Pattern.compile("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}").matcher(letter.words());
        assertThat(found.find()).as(letter.words()).isTrue();
        return found.group();
    }

    private int lines(UUID account) {
        return database.sql(
                        "select count(*) from audit_line where act = 'access.account.recovered' and subject_id = :id")
                .param("id", account.toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void theLetterOpensTheAccountOnceWithoutTheLostFactorAndTheTrailSaysSo() {
        UUID account = people.account(Role.ADMINISTRATOR);
        String old = people.password(account);
        second.begin(account);
        SignedIn person = accounts.principal(account).orElseThrow();
        byte[] secret = second.pending(account).orElseThrow();
        assertThat(second.confirm(person, Totp.code(secret, Totp.step(Instant.now()))))
                .isPresent();
        String session = people.token(account);
        Said letter = run(person.userName());
        assertThat(letter.status()).as(letter.words()).isZero();
        assertThat(letter.words()).contains(person.userName());
        TestVisitor visitor = new TestVisitor(port);
        HttpResponse<String> withOld = visitor.submit(
                visitor.get("/dang-nhap"), "/dang-nhap", Map.of("ten", person.userName(), "mat-khau", old));
        assertThat(withOld.statusCode()).isEqualTo(422);
        assertThat(new TestVisitor(port).withSession(session).get("/tai-khoan").statusCode())
                .isEqualTo(302);
        HttpResponse<String> in = visitor.submit(
                visitor.get("/dang-nhap"),
                "/dang-nhap",
                Map.of("ten", person.userName(), "mat-khau", password(letter)));
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(TestVisitor.location(visitor.get("/"))).isEqualTo("/tai-khoan/mat-khau");
        assertThat(second.on(account)).isFalse();
        assertThat(lines(account)).isEqualTo(1);
        recoveries.all();
        assertThat(lines(account)).as("carried out once").isEqualTo(1);
        assertThat(database.sql("select password_hash from access_recovery where account_id = :id")
                        .param("id", account)
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    @Test
    void nobodyOfThatNameOrAClosedAccountGetsNoLetter() {
        assertThat(run("khong-co-nguoi-nay").status()).isEqualTo(1);
        assertThat(run().status()).isEqualTo(2);
        UUID closed = people.account(Role.UNIT_OFFICER);
        String name = accounts.principal(closed).orElseThrow().userName();
        database.sql("update access_account set closed_at = now(), closed_why = 'left' where id = :id")
                .param("id", closed)
                .update();
        assertThat(run(name).status()).isEqualTo(1);
        assertThat(List.of(run(name).words())).noneMatch(words -> words.matches("(?s).*[a-z2-9]{4}-[a-z2-9]{4}-.*"));
    }
}
