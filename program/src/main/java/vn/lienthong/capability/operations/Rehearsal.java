package vn.lienthong.capability.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import vn.lienthong.capability.database.DataFolder;

/**
 * A start that nobody waits for, in a folder that is thrown away. The launcher lets Java keep what it learned in it (classes
 * read and linked, what they are called for), which takes half the work off every later start.
 *
 * <p>Nothing that the house has set plays a part, neither its files nor its environment: a rehearsal must never reach a real
 * database, mail server or network.
 */
final class Rehearsal {

    static final String WORD = "rehearse";

    private static final List<String> PAGES = List.of("/", "/dang-nhap");

    private Rehearsal() {}

    /**
     * @param data a folder for this alone
     * @return the status of the process: 0 when the pages came
     */
    static int play(Class<?> application, Path data, PrintStream err) {
        Map<String, String> values = Map.of(
                "lienthong.data", data.toString(),
                "lienthong.port", "0",
                "lienthong.address", "127.0.0.1",
                "lienthong.durable", "false");
        SpringApplication spring = new SpringApplication(application);
        spring.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME));
        DataFolder folder = DataFolder.hold(data);
        try (ConfigurableApplicationContext context = Serving.run(spring, data, values)) {
            look(Serving.port(context));
            return 0;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            folder.close();
        }
    }

    private static void look(int port) throws IOException, InterruptedException {
        try (HttpClient visitor = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                        .build();
                visitor.send(ask, HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
