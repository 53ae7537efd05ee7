package vn.lienthong.idcard.chip;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The two families of ciphers that chips speak: Triple-DES with the retail MAC (ISO 9797-1, algorithm 3) and AES with CMAC
 * (NIST SP 800-38B). Doc 9303-11, sections 9.7 and 9.8.
 */
enum Crypto {
    TRIPLE_DES(8, 16),
    AES_128(16, 16),
    AES_192(16, 24),
    AES_256(16, 32);

    static final int ENCRYPT = 1;
    static final int MAC = 2;
    static final int PASSWORD = 3;

    private final int block;
    private final int keyLength;

    Crypto(int block, int keyLength) {
        this.block = block;
        this.keyLength = keyLength;
    }

    int block() {
        return block;
    }

    static byte[] digest(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A key from a shared secret; {@code purpose} is one of the constants. */
    byte[] derive(byte[] secret, int purpose) {
        boolean long256 = this == AES_192 || this == AES_256;
        byte[] hash = digest(long256 ? "SHA-256" : "SHA-1", secret, new byte[] {0, 0, 0, (byte) purpose});
        byte[] key = Arrays.copyOf(hash, keyLength);
        if (this == TRIPLE_DES) {
            for (int i = 0; i < key.length; i++) {
                int even = key[i] & 0xFE;
                key[i] = (byte) (even | (Integer.bitCount(even) % 2 == 0 ? 1 : 0));
            }
        }
        return key;
    }

    byte[] encrypt(byte[] key, byte[] iv, byte[] data) {
        return cipher(Cipher.ENCRYPT_MODE, key, iv, data);
    }

    byte[] decrypt(byte[] key, byte[] iv, byte[] data) {
        return cipher(Cipher.DECRYPT_MODE, key, iv, data);
    }

    byte[] noIv() {
        return new byte[block];
    }

    private byte[] cipher(int mode, byte[] key, byte[] iv, byte[] data) {
        return this == TRIPLE_DES
                ? cbc(mode, "DESede", Bytes.join(key, Arrays.copyOf(key, 8)), iv, data)
                : cbc(mode, "AES", key, iv, data);
    }

    private static byte[] cbc(int mode, String algorithm, byte[] key, byte[] iv, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance(algorithm + "/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, algorithm), new IvParameterSpec(iv));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Eight bytes over the data. The retail MAC pads by itself; CMAC knows its own padding. */
    byte[] mac(byte[] key, byte[] data) {
        return this == TRIPLE_DES ? retailMac(key, Bytes.padded(data, 8)) : Arrays.copyOf(cmac(key, data), 8);
    }

    private static byte[] retailMac(byte[] key, byte[] padded) {
        byte[] first = Arrays.copyOf(key, 8);
        byte[] second = Arrays.copyOfRange(key, 8, 16);
        byte[] chain = cbc(Cipher.ENCRYPT_MODE, "DES", first, new byte[8], padded);
        byte[] last = Arrays.copyOfRange(chain, chain.length - 8, chain.length);
        byte[] opened = cbc(Cipher.DECRYPT_MODE, "DES", second, new byte[8], last);
        return cbc(Cipher.ENCRYPT_MODE, "DES", first, new byte[8], opened);
    }

    private static byte[] cmac(byte[] key, byte[] data) {
        byte[] subkey = doubled(cbc(Cipher.ENCRYPT_MODE, "AES", key, new byte[16], new byte[16]));
        boolean whole = data.length > 0 && data.length % 16 == 0;
        byte[] padded = whole ? data.clone() : Bytes.padded(data, 16);
        if (!whole) {
            subkey = doubled(subkey);
        }
        for (int i = 0; i < 16; i++) {
            padded[padded.length - 16 + i] ^= subkey[i];
        }
        byte[] chain = cbc(Cipher.ENCRYPT_MODE, "AES", key, new byte[16], padded);
        return Arrays.copyOfRange(chain, chain.length - 16, chain.length);
    }

    private static byte[] doubled(byte[] block) {
        byte[] result = new byte[16];
        for (int i = 0; i < 16; i++) {
            int next = i < 15 ? (block[i + 1] & 0x80) >> 7 : 0;
            result[i] = (byte) (block[i] << 1 | next);
        }
        if ((block[0] & 0x80) != 0) {
            result[15] ^= (byte) 0x87;
        }
        return result;
    }
}
