package vn.lienthong.capability.national;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom the line trusts, and the key by which it is known. */
final class LineTls {

    private LineTls() {}

    /**
     * @param authority PEM of the authority of the gateway, or empty for the usual ones
     * @param key PKCS #12 with our key and certificate, or empty
     * @param password of the latter
     */
    record Files(String authority, String key, String password) {

        boolean none() {
            return authority.isEmpty() && key.isEmpty();
        }

        /** No secrets. */
        @Override
        public String toString() {
            return "Files";
        }
    }

    /** For a gateway. */
    static SSLContext of(Files files) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(files), files.authority().isEmpty() ? null : trusting(files.authority()), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("lienthong.national-certificate or -client-key cannot be read", e);
        }
    }

    /** For the sandbox within this program: the program's own certificate, whatever names it is good for. */
    static SSLContext ownOnly(Path certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Pinned(certificate)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager @Nullable [] keys(Files files) throws IOException, GeneralSecurityException {
        if (files.key().isEmpty()) {
            return null;
        }
        try (InputStream in = java.nio.file.Files.newInputStream(Path.of(files.key()))) {
            char[] password = files.password().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        }
    }

    private static TrustManager[] trusting(String file) throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        int number = 0;
        for (Certificate one : certificates(Path.of(file))) {
            known.setCertificateEntry("authority-" + number++, one);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        return trust.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, CertificateException {
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    /** Trusts one server certificate, read anew each time because it is renewed. */
    private static final class Pinned extends X509ExtendedTrustManager {

        private final Path file;

        Pinned(Path file) {
            this.file = file;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            try {
                Collection<? extends Certificate> own = certificates(file);
                if (chain.length == 0 || own.isEmpty() || !own.iterator().next().equals(chain[0])) {
                    throw new CertificateException("not this program's certificate");
                }
            } catch (IOException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
