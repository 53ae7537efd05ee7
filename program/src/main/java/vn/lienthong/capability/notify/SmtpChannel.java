package vn.lienthong.capability.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Mail by SMTP (RFC 5321): one connection for a batch, TLS checked against the server's name. */
final class SmtpChannel implements Channel {

    private static final String CONNECT_MILLISECONDS = "15000";
    /** RFC 5321 section 4.5.3.2.6 asks for ten minutes after the last word; a server that needs two is away. */
    private static final String ANSWER_MILLISECONDS = "120000";

    private static final int LONGEST_ANSWER = 300;

    private final MailServer server;
    private final String senderName;

    SmtpChannel(MailServer server, String senderName) {
        this.server = server;
        this.senderName = senderName;
    }

    @Override
    public Line open() throws Away {
        try {
            Session session = Session.getInstance(properties());
            WatchedTransport transport = new WatchedTransport(session, server.security() == MailServer.Security.TLS);
            String user = server.user().isEmpty() ? null : server.user();
            transport.connect(server.host(), server.port(), user, user == null ? null : server.password());
            return new SmtpLine(session, transport);
        } catch (AuthenticationFailedException e) {
            throw new Away("notify.reason.sign-in", answer(e));
        } catch (MessagingException e) {
            throw new Away(isTls(e) ? "notify.reason.tls" : "notify.reason.connect", answer(e));
        } catch (IOException | GeneralSecurityException e) {
            throw new Away("notify.reason.authority", String.valueOf(e.getMessage()));
        }
    }

    private Properties properties() throws IOException, GeneralSecurityException {
        String protocol = server.security() == MailServer.Security.TLS ? "mail.smtps." : "mail.smtp.";
        Properties properties = new Properties();
        properties.put(protocol + "connectiontimeout", CONNECT_MILLISECONDS);
        properties.put(protocol + "timeout", ANSWER_MILLISECONDS);
        properties.put(protocol + "writetimeout", ANSWER_MILLISECONDS);
        properties.put(protocol + "auth", Boolean.toString(!server.user().isEmpty()));
        properties.put(protocol + "ssl.checkserveridentity", "true");
        properties.put(protocol + "ssl.protocols", "TLSv1.3 TLSv1.2");
        // The name we greet with: that of the sender, as this machine's own name may mean nothing outside.
        properties.put(
                protocol + "localhost",
                server.sender().substring(server.sender().indexOf('@') + 1));
        properties.put("mail.mime.charset", "UTF-8");
        if (server.security() == MailServer.Security.STARTTLS) {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        if (server.authority() != null && server.security() != MailServer.Security.NONE) {
            properties.put(protocol + "ssl.socketFactory", trusting(server.authority()));
        }
        return properties;
    }

    private static SSLSocketFactory trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static boolean isTls(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof javax.net.ssl.SSLException
                    || String.valueOf(cause.getMessage()).contains("STARTTLS")) {
                return true;
            }
        }
        return false;
    }

    private static String answer(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String words = String.valueOf(thrown.getMessage());
        String deepest = String.valueOf(last.getMessage());
        return shortened(words.contains(deepest) ? words : words + "; " + deepest);
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_ANSWER ? line.substring(0, LONGEST_ANSWER) : line;
    }

    /** Says when everything but the last word has been said. */
    private static final class WatchedTransport extends SMTPTransport {

        private @Nullable Runnable atLast;
        private boolean lastWordSaid;

        WatchedTransport(Session session, boolean tls) {
            super(
                    session,
                    new URLName(tls ? "smtps" : "smtp", null, -1, null, null, null),
                    tls ? "smtps" : "smtp",
                    tls);
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            if (atLast != null) {
                atLast.run();
            }
            lastWordSaid = true;
            super.finishData();
        }
    }

    private final class SmtpLine implements Line {

        private final Session session;
        private final WatchedTransport transport;

        SmtpLine(Session session, WatchedTransport transport) {
            this.session = session;
            this.transport = transport;
        }

        @Override
        public Handed hand(Letter letter, Runnable atLast) throws Away {
            MimeMessage message;
            try {
                message = message(letter);
            } catch (MessagingException | UnsupportedEncodingException e) {
                return new Handed.Refused(answer(e));
            }
            transport.atLast = atLast;
            transport.lastWordSaid = false;
            try {
                transport.sendMessage(message, message.getAllRecipients());
                return new Handed.Taken();
            } catch (MessagingException e) {
                return judge(e);
            }
        }

        /** A code of four hundred is for later, of five hundred for never; without a code the line is broken. */
        private Handed judge(MessagingException thrown) throws Away {
            for (Exception next = thrown; next != null; next = following(next)) {
                if (next instanceof SMTPAddressFailedException refused) {
                    return coded(refused.getReturnCode(), answer(refused));
                }
                if (next instanceof SMTPSendFailedException failed && failed.getReturnCode() > 0) {
                    // What is said about the sender is said about all our letters.
                    if (String.valueOf(failed.getCommand()).startsWith("MAIL")) {
                        throw new Away("notify.reason.server", answer(failed));
                    }
                    // RFC 5321 section 3.8: with 421 the server hangs up.
                    if (failed.getReturnCode() == 421) {
                        return new Handed.Broken(answer(failed));
                    }
                    return coded(failed.getReturnCode(), answer(failed));
                }
            }
            return transport.lastWordSaid ? new Handed.Unsure(answer(thrown)) : new Handed.Broken(answer(thrown));
        }

        private static @Nullable Exception following(Exception thrown) {
            return thrown instanceof MessagingException mail ? mail.getNextException() : null;
        }

        private static Handed coded(int code, String answer) {
            return code >= 500 ? new Handed.Refused(answer) : new Handed.Later(answer);
        }

        private MimeMessage message(Letter letter) throws MessagingException, UnsupportedEncodingException {
            MimeMessage message = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", letter.messageId());
                }
            };
            message.setFrom(new InternetAddress(server.sender(), senderName, "UTF-8"));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient(), true));
            message.setSubject(letter.subject(), "UTF-8");
            message.setSentDate(Date.from(letter.madeAt()));
            // RFC 3834: no absence note shall answer us.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
            MimeMultipart parts = new MimeMultipart("alternative");
            parts.addBodyPart(part(letter.text(), "plain"));
            parts.addBodyPart(part(letter.html(), "html"));
            message.setContent(parts);
            message.saveChanges();
            return message;
        }

        private static MimeBodyPart part(String words, String kind) throws MessagingException {
            MimeBodyPart part = new MimeBodyPart();
            part.setText(words, StandardCharsets.UTF_8.name(), kind);
            part.setHeader("Content-Transfer-Encoding", "quoted-printable");
            return part;
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // The other side hung up first; everything it said was heard.
                transport.atLast = null;
            }
        }
    }
}
