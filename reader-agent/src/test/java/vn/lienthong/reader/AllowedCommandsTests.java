package vn.lienthong.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedCommandsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00a4040c07a0000002471001", // the application of identity documents
                "00a4020c02011c", // what the chip can do
                "00b0000004",
                "0084000008",
                "0022c1a40f800a04007f00070202040202830101",
                "10860000027c0000",
                "0cb000000d9701048e08ed6705417e96ba5500",
                "0c880000118711" // whatever is sealed
            })
    void whatOpensAndReadsAnIdentityDocumentPasses(String command) {
        assertThat(AllowedCommands.allows(HexFormat.of().parseHex(command))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00a404000e325041592e5359532e444446303100", // a bank card's list of applications
                "00a4040c07a0000000041010",
                "00a4040c08a000000247100100",
                "00a4020c02011d",
                "00200080082412340000000000", // a PIN
                "002a9e9a00", // a signature
                "0088000008010203040506070800", // active authentication in the open
                "80ca9f1700",
                "80a8000002830000",
                "00d6000001ff", // writing
                "00b0"
            })
    void nothingElseDoes(String command) {
        assertThat(AllowedCommands.allows(HexFormat.of().parseHex(command))).isFalse();
    }
}
