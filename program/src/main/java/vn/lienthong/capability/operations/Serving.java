package vn.lienthong.capability.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.lienthong.capability.database.DataFolder;
import vn.lienthong.capability.database.DatabaseAhead;
import vn.lienthong.capability.tls.Exposure;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Trouble;

/** Starts the pages, and says in plain words why it cannot. */
final class Serving {

    private static final int HIGHEST_PORT = 65_535;

    private Serving() {}

    /** An end that no words were written for: a fault of the program. */
    static final class NotStarted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotStarted(Throwable cause) {
            super(cause);
        }
    }

    static void start(Class<?> application, List<String> words, PrintStream out) {
        Settings settings = Settings.read(words);
        if (!settings.rest().isEmpty()) {
            throw new Trouble(
                    Serving.class, "operations.start.flag", settings.rest().getFirst());
        }
        Map<String, String> values = Exposure.complete(settings);
        checkPort(values, "lienthong.port");
        if (values.containsKey("lienthong.tls") && !"off".equals(values.get("lienthong.tls"))) {
            checkPort(values, "lienthong.http-port");
        }
        DataFolder folder = DataFolder.hold(settings.data());
        try {
            ConfigurableApplicationContext context = run(new SpringApplication(application), settings.data(), values);
            out.println(context.getBean(Banner.class).text(port(context)));
        } catch (RuntimeException e) {
            folder.close();
            throw inWords(e);
        }
    }

    /** A start with the given settings and nothing asked or said before; the caller holds the data folder. */
    static ConfigurableApplicationContext run(SpringApplication spring, Path data, Map<String, String> settings) {
        Map<String, Object> values = new HashMap<>(settings);
        values.put("logging.file.name", data.resolve("log/lienthong.log").toString());
        AtomicReference<@Nullable DatabaseAhead> ahead = new AtomicReference<>();
        spring.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("lienthong", values));
            ahead.set(DatabaseAhead.begin(new Settings(settings, List.of()), context));
        });
        // The log is set up before the initializers run; what it needs must stand in the defaults.
        spring.setDefaultProperties(values);
        try {
            return spring.run();
        } catch (RuntimeException e) {
            DatabaseAhead begun = ahead.get();
            if (begun != null) {
                begun.drop();
            }
            throw e;
        }
    }

    /** Where the pages are served. */
    static int port(ConfigurableApplicationContext context) {
        return context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : 0;
    }

    /** Asked before anything else is started: a busy port is the commonest mistake, and the answer should be quick. */
    private static void checkPort(Map<String, String> values, String name) {
        String written = values.getOrDefault(name, "8080");
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) > HIGHEST_PORT) {
            throw new Trouble(Serving.class, "operations.start.port-number", written);
        }
        String address = values.getOrDefault("lienthong.address", "127.0.0.1");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), Integer.parseInt(written)));
        } catch (IOException e) {
            throw new Trouble(Serving.class, "operations.start.port-busy", written, String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException inWords(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Trouble trouble) {
                return trouble;
            }
            if (cause instanceof PortInUseException busy) {
                return new Trouble(
                        Serving.class, "operations.start.port-busy", Integer.toString(busy.getPort()), "in use");
            }
        }
        return new NotStarted(thrown);
    }
}
