package vn.lienthong.capability.national;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How a message is wrapped on its way. */
sealed interface Transport {

    /** The message as an HTTP request. */
    HttpRequest request(Line line, WireRequest wanted, byte[] body, Duration patience);

    /** Body of the message. */
    static byte[] body(WireRequest wanted, JsonMapper json) {
        return json.writeValueAsBytes(wanted.fields());
    }

    /** The gateway of a province (LGSP) or the national one: JSON by POST, the service's name in the path. */
    record Lgsp() implements Transport {

        @Override
        public HttpRequest request(Line line, WireRequest wanted, byte[] body, Duration patience) {
            URI address = URI.create(line.address() + "/" + line.path(wanted.grant().service()));
            return message(address, line.headers(), body, patience).build();
        }
    }

    /**
     * X-Road REST over a security server: the same JSON; who asks and of whom stands in the path and the headers.
     *
     * @param client {@code VN/GOV/<code>/<subsystem>}
     * @param provider the same of the population database
     */
    record XRoad(String client, String provider) implements Transport {

        private static final String PART = "[A-Za-z0-9._-]{1,60}";

        public XRoad {
            for (String member : new String[] {client, provider}) {
                if (!member.matches(PART + "(/" + PART + "){3}")) {
                    throw new IllegalArgumentException(
                            "an X-Road member is written instance/class/code/subsystem, not " + member);
                }
            }
        }

        @Override
        public HttpRequest request(Line line, WireRequest wanted, byte[] body, Duration patience) {
            URI address = URI.create(
                    line.address() + "/r1/" + provider + "/" + line.path(wanted.grant().service()));
            return message(address, line.headers(), body, patience)
                    .header("X-Road-Client", client)
                    .header("X-Road-Id", wanted.id().toString())
                    .header("X-Road-UserId", wanted.officer())
                    .header("X-Road-Issue", ascii(wanted.record()))
                    .build();
        }

        /** Headers hold plain letters only. */
        private static String ascii(String text) {
            return new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                    .replaceAll("[^ -~]", "?");
        }
    }

    private static HttpRequest.Builder message(
            URI address, Map<String, String> headers, byte[] body, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request;
    }
}
