package vn.lienthong.capability.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts https in front of the pages, and takes a renewed certificate into use without a restart. */
@Component
class TlsServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final String PROTOCOLS = "TLSv1.2+TLSv1.3";

    private final TlsSettings settings;
    private final Clock clock;
    private final String address;
    private final int port;
    private final Thread clockwork =
            Thread.ofPlatform().daemon().name("tls-renewal").unstarted(this::renewFromTimeToTime);
    private volatile @Nullable Connector secure;
    private @Nullable FileTime loaded;

    TlsServer(
            TlsSettings settings,
            Clock clock,
            @Value("${server.address:127.0.0.1}") String address,
            @Value("${server.port:8080}") int port) {
        this.settings = settings;
        this.clock = clock;
        this.address = address;
        this.port = port;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Peers peers = Peers.of(settings.trustedProxies());
        factory.addEngineValves(new PlainHttp(peers, settings.on(), settings.own(), port));
        if (!settings.trustedProxies().isEmpty()) {
            factory.addEngineValves(forwarded());
        }
        if (settings.on()) {
            if (settings.own()) {
                refresh();
            }
            factory.addConnectorCustomizers(this::secure);
            clockwork.start();
            if (settings.httpPort() > 0) {
                factory.addAdditionalConnectors(plain());
            }
        }
    }

    /** Addresses change when a laptop is carried to another room, certificates end, and both are noticed here. */
    void renew() {
        Connector connector = secure;
        if (connector == null) {
            return;
        }
        try {
            if (settings.own()) {
                refresh();
            }
            if (!Files.getLastModifiedTime(settings.certificateFile()).equals(loaded)
                    && connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                protocol.reloadSslHostConfigs();
                loaded = Files.getLastModifiedTime(settings.certificateFile());
                LOG.warn("the new certificate is in use");
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the certificate cannot be renewed", e);
        }
    }

    private void renewFromTimeToTime() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                renew();
            }
        } catch (InterruptedException e) {
            // The program ends.
        }
    }

    @Override
    public void destroy() {
        clockwork.interrupt();
    }

    private void refresh() {
        new LocalAuthority(settings.folder()).refresh(Names.current(settings.tlsNames()), clock.instant());
    }

    private void secure(Connector connector) {
        if (!(connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol)) {
            throw new IllegalStateException("not an http connector");
        }
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols(PROTOCOLS);
        host.setHonorCipherOrder(true);
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateFile(
                settings.certificateFile().toAbsolutePath().toString());
        certificate.setCertificateKeyFile(settings.keyFile().toAbsolutePath().toString());
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
        connector.setScheme("https");
        connector.setSecure(true);
        protocol.setSSLEnabled(true);
        secure = connector;
        try {
            loaded = Files.getLastModifiedTime(settings.certificateFile());
        } catch (IOException e) {
            loaded = null;
        }
    }

    private Connector plain() {
        Connector connector = new Connector("HTTP/1.1");
        connector.setPort(settings.httpPort());
        connector.setProperty("address", address);
        return connector;
    }

    private RemoteIpValve forwarded() {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", settings.trustedProxies()));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        return valve;
    }
}
