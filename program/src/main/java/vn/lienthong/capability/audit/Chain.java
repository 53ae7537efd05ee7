package vn.lienthong.capability.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How lines hang together: each link's hash covers the hash before it, its place and every field of its line, each field
 * with its length, so that nothing can be moved from one field to the next.
 */
final class Chain {

    /** The hash before the first. */
    static final String START = "0".repeat(64);

    private Chain() {}

    static String hash(String before, long position, Line line) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            DataOutputStream out = new DataOutputStream(bytes);
            field(out, before);
            out.writeLong(position);
            out.writeLong(line.id());
            Instant at = line.at();
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            field(out, line.actor());
            field(out, line.actorName());
            field(out, line.standInFor());
            field(out, line.standInName());
            field(out, line.agency());
            field(out, line.act());
            field(out, line.subjectKind());
            field(out, line.subjectId());
            out.writeInt(line.details().size());
            for (Map.Entry<String, String> detail : line.details().entrySet()) {
                field(out, detail.getKey());
                field(out, detail.getValue());
            }
            field(out, line.address());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void field(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }
}
