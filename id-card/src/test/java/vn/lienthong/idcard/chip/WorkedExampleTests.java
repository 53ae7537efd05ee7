package vn.lienthong.idcard.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.Mrz;

/** The worked examples of ICAO Doc 9303-11, appendices D (BAC, secure messaging) and G.1 (PACE with generic mapping), byte for byte. */
class WorkedExampleTests {

    @Test
    void basicAccessControlAndReadingOfAppendixD() throws Exception {
        AccessKey key = key("L898902C<369080619406236");
        assertThat(hex(Crypto.TRIPLE_DES.derive(java.util.Arrays.copyOf(key.hash(), 16), Crypto.ENCRYPT)))
                .isEqualTo("AB94FDECF2674FDFB9B391F85D7F76F2");
        Script script = new Script()
                .say("0084000008", "4608F919887022129000")
                .say(
                        "0082000028" + "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2"
                                + "5F1448EEA8AD90A7" + "28",
                        "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F" + "2F2D235D074D7449"
                                + "9000")
                .say("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000")
                .say("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000")
                .say(
                        "0CB000040D9701128E082EA28A70F3C7B53500",
                        "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000");
        Channel channel = new Channel(script);
        SecureMessaging session =
                Bac.open(channel, key, bytes("781723860C06C226"), bytes("0B795240CB7049B01C19B33E32804F0B"));
        assertThat(session).isNotNull();
        channel.session(java.util.Objects.requireNonNull(session));
        assertThat(hex(java.util.Objects.requireNonNull(channel.read(0x011E))))
                .isEqualTo("60145F0104303130365F36063034303030305C026175");
        assertThat(script.isOver()).isTrue();
    }

    @Test
    void anAnswerWithAnotherSealIsRefused() {
        SecureMessaging session = new SecureMessaging(
                Crypto.TRIPLE_DES,
                bytes("979EC13B1CBFE9DCD01AB0FED307EAE5"),
                bytes("F1CB1F1FB5ADF208806B89DC579DC1F8"),
                bytes("887022120C06C226"));
        session.skipCommand();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> session.open(bytes("990290008E08FA855A5D4C50A8EC9000")))
                .isInstanceOf(BadData.class);
    }

    @Test
    void paceWithGenericMappingOfAppendixG1() throws Exception {
        AccessKey key = key("T22000129364081251010318");
        assertThat(hex(key.hash())).isEqualTo("7E2D2A41C74EA0B38CD36F863939BFA8E9032AAD");
        SecurityInfos access = SecurityInfos.read(bytes("31143012060A04007F0007020204020202010202010D"));
        SecurityInfos.PaceInfo info = access.pace().get(0);
        assertThat(info.curve()).isEqualTo(Curve.BRAINPOOL_P256R1);
        assertThat(info.crypto()).isEqualTo(Crypto.AES_128);
        String mappingIfd = "047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
                + "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D";
        String mappingChip = "04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
                + "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54";
        String ownIfd = "042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
                + "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462";
        String ownChip = "049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
                + "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094";
        Script script = new Script()
                .say("0022C1A40F800A04007F00070202040202830101", "9000")
                .say("10860000027C0000", "7C12801095A3A016522EE98D01E76CB6B98B42C39000")
                .say("10860000457C438141" + mappingIfd + "00", "7C438241" + mappingChip + "9000")
                .say("10860000457C438341" + ownIfd + "00", "7C438441" + ownChip + "9000")
                .say("008600000C7C0A8508C2B0BD78D94BA86600", "7C0A86083ABB9674BCE93C089000");
        Deque<BigInteger> secrets = new ArrayDeque<>(List.of(
                new BigInteger("7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99", 16),
                new BigInteger("A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595", 16)));
        SecureMessaging session = new Pace(new Channel(script), info, curve -> secrets.remove()).open(key, false);
        assertThat(session).isNotNull();
        assertThat(script.isOver()).isTrue();
        byte[] agreed = bytes("28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925");
        assertThat(hex(Crypto.AES_128.derive(agreed, Crypto.ENCRYPT))).isEqualTo("F5F0E35C0D7161EE6724EE513A0D9A7F");
        assertThat(hex(Crypto.AES_128.derive(agreed, Crypto.MAC))).isEqualTo("FE251C7858B356B24514B3BD5F4297D1");
    }

    /** NIST SP 800-38B, appendix D.1: AES-128. */
    @Test
    void cmacOfSp80038b() {
        byte[] key = bytes("2B7E151628AED2A6ABF7158809CF4F3C");
        assertThat(hex(Crypto.AES_128.mac(key, new byte[0]))).isEqualTo("BB1D6929E9593728");
        assertThat(hex(Crypto.AES_128.mac(key, bytes("6BC1BEE22E409F96E93D7E117393172A"))))
                .isEqualTo("070A16B46B4D4144");
        assertThat(hex(Crypto.AES_128.mac(
                        key,
                        bytes("6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411"))))
                .isEqualTo("DFA66747DE9AE630");
    }

    private static AccessKey key(String text) {
        return AccessKey.of(new Mrz(
                "UTO", "", null, new BirthDate(1969, 8, 6), null, LocalDate.of(1994, 6, 23), "UTO", "", "", text));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /** A card that answers only what stands in the book. */
    private static final class Script implements Transceiver {

        private final List<String[]> lines = new ArrayList<>();

        Script say(String command, String answer) {
            lines.add(new String[] {command, answer});
            return this;
        }

        boolean isOver() {
            return lines.isEmpty();
        }

        @Override
        public byte[] transceive(byte[] command) {
            String[] line = lines.remove(0);
            assertThat(hex(command)).isEqualTo(line[0]);
            return bytes(line[1]);
        }
    }
}
