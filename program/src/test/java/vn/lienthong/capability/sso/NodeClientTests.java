package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.kernel.Ids;

/**
 * The provider as programs of vendors see it: the libraries openid-client and oauth4webapi from npm, in versions that are named here.
 * Left out, and said so, where there is no Node.js or no registry.
 */
@HouseTest
class NodeClientTests {

    private static final String BACK = "https://phong-giao-duc.example/callback";
    private static final String BYE = "https://phong-giao-duc.example/tam-biet";
    private static final List<String> PACKAGES = List.of("openid-client@6.8.9", "oauth4webapi@3.8.8");

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationStore applications;

    private record Ran(int status, String words) {}

    private static Ran run(Path folder, int seconds, List<String> words) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException notThere) {
            return new Ran(-1, "not there");
        }
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        return new Ran(ended ? process.exitValue() : -1, Files.readString(said, StandardCharsets.UTF_8));
    }

    /** Kept between runs, never committed. */
    private static Path packages() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target/npm-clients").toAbsolutePath());
        assumeTrue(run(folder, 60, List.of("node", "--version")).status() == 0, "left out: no Node.js on this machine");
        Files.writeString(folder.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}");
        List<String> install = new java.util.ArrayList<>(List.of(
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefer-offline",
                "--fetch-retries=0",
                "--fetch-timeout=20000"));
        install.addAll(PACKAGES);
        assumeTrue(run(folder, 120, install).status() == 0, "left out: npm or its registry is not there");
        return folder;
    }

    @Test
    void theLibrariesThatVendorsUseGoTheWholeWay() throws Exception {
        Path folder = packages();
        try (InputStream script = Objects.requireNonNull(NodeClientTests.class.getResourceAsStream("client.mjs"))) {
            Files.copy(script, folder.resolve("client.mjs"), StandardCopyOption.REPLACE_EXISTING);
        }
        UUID id = Ids.next();
        String secret = Applications.SECRET_BEGINS + Secrets.fresh();
        applications.insert(new Application(
                id,
                "thu-" + id,
                "Phòng giáo dục",
                Ids.next(),
                "Phòng thử",
                Application.Method.SECRET,
                List.of(BACK),
                List.of(BYE),
                "",
                "",
                Set.of("openid", "profile", "roles", "offline_access"),
                "",
                "",
                true,
                false,
                false,
                false,
                30,
                "",
                null,
                Instant.now(),
                null,
                1));
        applications.secret(id, secret, Instant.now());
        UUID account = people.account(Role.UNIT_OFFICER);
        applications.addRole(id, Authorize.TESTER, account, null);
        Ran ran = run(
                folder,
                300,
                List.of(
                        "node",
                        "client.mjs",
                        "http://localhost:" + port + "/sso",
                        "thu-" + id,
                        secret,
                        BACK,
                        BYE,
                        "lienthong=" + people.token(account)));
        assertThat(ran.words()).contains("all is well");
        assertThat(ran.status()).isZero();
    }
}
