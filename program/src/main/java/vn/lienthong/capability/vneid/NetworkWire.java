package vn.lienthong.capability.vneid;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Over https, without following anybody elsewhere, and no longer or larger than is reasonable. */
@Component
class NetworkWire implements Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 200_000;

    private final HttpClient client;

    NetworkWire(@Value("${lienthong.vneid-certificate:}") String authority) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        if (!authority.isBlank()) {
            builder.sslContext(trusting(Path.of(authority)));
        }
        this.client = builder.build();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                known.setCertificateEntry("authority-" + number++, one);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("lienthong.vneid-certificate: " + file + " cannot be read", e);
        }
    }

    @Override
    public String get(String address) {
        return send(HttpRequest.newBuilder(secure(address)).GET());
    }

    @Override
    public String post(String address, Map<String, String> form, String clientId, String clientSecret) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(secure(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!clientSecret.isEmpty()) {
            String both = encoded(clientId) + ":" + encoded(clientSecret);
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        return send(request);
    }

    private static URI secure(String address) {
        URI uri = URI.create(address);
        if (!"https".equals(uri.getScheme())) {
            throw new Dialect.Refused("plain-http");
        }
        return uri;
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer = client.send(
                    request.timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (answer.statusCode() != 200 || bytes.length > LARGEST) {
                    throw new Dialect.Refused("answer-" + answer.statusCode());
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new Dialect.Refused("unreached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Dialect.Refused("unreached");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
